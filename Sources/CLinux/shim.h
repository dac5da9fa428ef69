// What Glibc's module leaves out because it wants _GNU_SOURCE: exchanging two paths in one step (Linux 3.15),
// and a file that lives in memory (Linux 3.17); and the settings of malloc.
#include <malloc.h>
#include <unistd.h>
#include <sys/syscall.h>

static inline int exchange_paths(const char *first, const char *second) {
  const int at_working_folder = -100;    // AT_FDCWD
  const unsigned int exchange = 1u << 1; // RENAME_EXCHANGE
  return (int)syscall(SYS_renameat2, at_working_folder, first, at_working_folder, second, exchange);
}

static inline int create_memory_file(const char *name) {
  const unsigned int close_on_exec = 1u; // MFD_CLOEXEC
  return (int)syscall(SYS_memfd_create, name, close_on_exec);
}

static inline void return_memory_early(void) {
  mallopt(M_ARENA_MAX, 2);
  mallopt(M_MMAP_THRESHOLD, 1 << 18);
  mallopt(M_TRIM_THRESHOLD, 1 << 20);
}
