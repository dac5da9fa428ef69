#include <pthread.h>
#include <stdio.h>
#include <xlsxwriter.h>

static pthread_mutex_t stderr_is_hushed = PTHREAD_MUTEX_INITIALIZER;

// The library says on stderr what it also returns; what went wrong is ours to word. From here until `restore_stderr` its
// lines go nowhere, and another thread waits.
static inline FILE *hush_stderr(void) {
  static FILE *nowhere;
  pthread_mutex_lock(&stderr_is_hushed);
  if (!nowhere) nowhere = fopen("/dev/null", "we");
  FILE *kept = stderr;
  if (nowhere) stderr = nowhere;
  return kept;
}

static inline void restore_stderr(FILE *kept) {
  stderr = kept;
  pthread_mutex_unlock(&stderr_is_hushed);
}
