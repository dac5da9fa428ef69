#!/bin/sh
# Starts the program beside it, where the system's C library is new enough.
found=$(getconf GNU_LIBC_VERSION 2>/dev/null | cut -d' ' -f2)
major=${found%%.*}
minor=${found#*.}
if [ "${major:-0}" -lt 2 ] || { [ "${major:-0}" -eq 2 ] && [ "${minor:-0}" -lt 35 ]; }; then
  echo "cdci: expected glibc 2.35 or later (Debian 12, Ubuntu 22.04), found ${found:-none}; nothing was run" >&2
  echo "cdci: cần glibc 2.35 trở lên (Debian 12, Ubuntu 22.04), gặp ${found:-không rõ}; chưa chạy gì" >&2
  exit 70
fi
self=$(readlink -f -- "$0")
exec "${self%/bin/*}/libexec/cdci" "$@"
