#!/usr/bin/env bash
# Installs the packages of dist/ where nothing is (a bare Debian 12 made by debootstrap), runs the example there and compares
# every byte with what the program of the build writes. On Debian 11 the tarball must refuse in a sentence. Run as root.
set -euo pipefail
cd "$(dirname "$0")/.."
[ "$(id -u)" = 0 ] || { echo "try.sh: expected root (debootstrap and chroot), found user $(id -un); nothing was done" >&2; exit 1; }
command -v debootstrap >/dev/null || { echo "try.sh: expected debootstrap, found none; apt-get install debootstrap" >&2; exit 1; }
mirror=${MIRROR:-http://deb.debian.org/debian}
work=$(mktemp -d)
trap 'umount "$work"/*/proc 2>/dev/null || true; rm -rf --one-file-system "$work"' EXIT

root() {  # a bare system, or the reason why there is none
  debootstrap --variant=minbase "$1" "$work/$1" "$mirror" >"$work/$1.log" 2>&1 ||
    { tail -3 "$work/$1.log" >&2; echo "try.sh: no bare $1 could be made from $mirror" >&2; return 1; }
  mount -t proc proc "$work/$1/proc"  # the loader asks it where the program lies
  cp /etc/resolv.conf "$work/$1/etc/" 2>/dev/null || true
  for settings in /etc/apt/apt.conf.d/*proxy* /etc/apt/apt.conf; do
    [ -f "$settings" ] && cp "$settings" "$work/$1/etc/apt/apt.conf.d/" || true
  done
}
same() {
  diff -r "$1" "$work/expected" || { echo "try.sh: $2 writes other bytes than the build tree" >&2; exit 1; }
  echo "$2: the same bytes as the build tree ($(find "$1" -type f | wc -l) files)"
}

.build-package/stage/cdci report surveys/quang-ninh-2023 --out "$work/expected" --quiet

root bookworm
bare=$work/bookworm
mkdir -p "$bare/try"
cp dist/*.deb dist/*.tar.xz "$bare/try/"
cp -r surveys weights "$bare/try/"
chroot "$bare" sh -c 'apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends xz-utils >/dev/null'
# The tarball first: nothing but the system is there yet.
chroot "$bare" sh -c 'cd /try && tar -xf cdci-*.tar.xz && cdci-*/bin/cdci report surveys/quang-ninh-2023 --out /try/of-tarball --quiet'
same "$bare/try/of-tarball" "tarball on a bare Debian 12"
chroot "$bare" sh -c 'cd /try && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends ./cdci_*.deb >/dev/null
  cdci report surveys/quang-ninh-2023 --out /try/of-deb --quiet'
same "$bare/try/of-deb" "package on a bare Debian 12"
# Installed again over itself, removed and purged: the system is as it was, the user's files are there.
chroot "$bare" sh -c 'cd /try && apt-get install -y -qq --reinstall ./cdci_*.deb >/dev/null && apt-get purge -y -qq cdci >/dev/null
  if find / -xdev -path /proc -prune -o -path /try -prune -o -path "*cdci*" -print | grep -v "^/var/lib/apt\|^/var/cache\|^/var/log" | grep .; then exit 1; fi
  test -s /try/of-deb/results.json'
echo "installed again and purged: no litter"

if root bullseye; then
  mkdir -p "$work/bullseye/try"
  tar -xf dist/*.tar.xz -C "$work/bullseye/try"
  if said=$(chroot "$work/bullseye" sh -c '/try/cdci-*/bin/cdci --version' 2>&1); then
    echo "try.sh: expected a refusal on Debian 11, found: $said" >&2; exit 1
  fi
  echo "Debian 11: $said" | head -1
fi
