#!/usr/bin/env bash
# Makes the Debian package and the tarball in dist/, each with what it is made of (SBOM) and its SHA-256.
#
# The same commit gives the same bytes, in whatever folder it is built: dates are those of the commit, paths are cut
# from the program, lists are sorted.
set -euo pipefail
cd "$(dirname "$0")/.."
root=$PWD

fail() { echo "make package: $1" >&2; exit 1; }
[ "$(uname -s)/$(uname -m)" = Linux/x86_64 ] || fail "expected Linux on x86_64, found $(uname -s) on $(uname -m); nothing was made"
for tool in dpkg-deb dpkg-shlibdeps swift python3 strip patchelf gzip tar; do
  command -v "$tool" >/dev/null || fail "expected the program $tool, found none; on Debian: apt-get install dpkg-dev python3-minimal binutils patchelf"
done

version=$(sed -n 's/.*static let version = "\(.*\)".*/\1/p' Sources/Workbench/Release.swift)
[ -n "$version" ] || fail "expected the version in Sources/Workbench/Release.swift, found none"
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || stat -c %Y CHANGELOG.md)}
export SOURCE_DATE_EPOCH LC_ALL=C TZ=UTC
umask 022
scratch=$root/.build-package
stage=$scratch/stage
dist=$root/dist

# Without debug information, and with no path of this machine in the program.
swift build -c release --product cdci --static-swift-stdlib --scratch-path "$scratch" -debug-info-format none \
  -Xswiftc -file-prefix-map -Xswiftc "$root=." -Xcc -ffile-prefix-map="$root=." -Xlinker --build-id=none -Xlinker --gc-sections
rm -rf "$stage" "$dist"
mkdir -p "$stage" "$dist"
program=$stage/cdci
strip --strip-all -o "$program" "$scratch/release/cdci"
"$program" --experimental-dump-help >"$stage/help.json"

# What both hold besides the program.
common() {
  local share=$1/share
  install -d "$share/man/man1" "$share/doc/cdci" "$share/bash-completion/completions" "$share/zsh/vendor-completions" \
    "$share/fish/vendor_completions.d"
  python3 Packaging/manual.py "$stage/help.json" "$version" "$SOURCE_DATE_EPOCH" "$share/man/man1"
  gzip -9n "$share"/man/man1/*.1
  "$program" --generate-completion-script bash | sed '1{/^#!/d}' >"$share/bash-completion/completions/cdci"
  "$program" --generate-completion-script zsh >"$share/zsh/vendor-completions/_cdci"
  "$program" --generate-completion-script fish >"$share/fish/vendor_completions.d/cdci.fish"
  install -m 644 README.md README.vi.md "$share/doc/cdci/"
  cp -r Documentation "$share/doc/cdci/"
  mkdir "$share/doc/cdci/examples"
  git archive HEAD surveys weights | tar -x -C "$share/doc/cdci/examples"
  chmod -R u=rwX,go=rX "$share/doc"
}

## The Debian package: C libraries and their updates come from Debian.
deb=$stage/deb
install -D -m 755 "$program" "$deb/usr/bin/cdci"
common "$deb/usr"
install -m 644 Packaging/copyright "$deb/usr/share/doc/cdci/copyright"
python3 Packaging/changelog.py CHANGELOG.md "$version" "$SOURCE_DATE_EPOCH" | gzip -9n >"$deb/usr/share/doc/cdci/changelog.Debian.gz"
mkdir -p "$stage/debian"
printf 'Source: cdci\n\nPackage: cdci\nArchitecture: amd64\n' >"$stage/debian/control"
depends=$(cd "$stage" && dpkg-shlibdeps -O deb/usr/bin/cdci 2>/dev/null | sed -n 's/^shlibs:Depends=//p')
[ -n "$depends" ] || fail "expected the libraries that the program needs from dpkg-shlibdeps, found none"
mkdir "$deb/DEBIAN"
(cd "$deb" && find usr -type f -print0 | sort -z | xargs -0 md5sum) >"$deb/DEBIAN/md5sums"
cat >"$deb/DEBIAN/control" <<END
Package: cdci
Version: $version-1
Architecture: amd64
Maintainer: cdci maintainers <maintainers@cdci.invalid>
Installed-Size: $(du -sk --exclude=DEBIAN "$deb" | cut -f1)
Depends: $depends, tzdata
Section: science
Priority: optional
Description: scores satisfaction surveys and competitiveness indices
 From a survey's export to a published ranking: response rates, weighted scores
 with honest intervals, rank sets, and revenue beside every target, as a page,
 a workbook, tables and JSON, in Vietnamese and English.
END
find "$deb" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
dpkg-deb --root-owner-group -Zxz --build "$deb" "$dist/cdci_$version-1_amd64.deb" >/dev/null

## The tarball: the C libraries lie beside the program.
name=cdci-$version-linux-x86_64
tree=$stage/$name
install -D -m 755 Packaging/launcher.sh "$tree/bin/cdci"
install -D -m 755 "$program" "$tree/libexec/cdci"
install -d "$tree/lib"
# Everything but the C library itself, which belongs to the system.
ldd "$program" | awk '$2 == "=>" {print $3}' | grep -vE '/(libc|libm|libdl|libpthread|librt|libresolv|libutil|ld-linux.*)\.so' | sort |
  while read -r library; do install -m 644 "$library" "$tree/lib/$(basename "$library")"; done
# shellcheck disable=SC2016
patchelf --set-rpath '$ORIGIN/../lib' "$tree/libexec/cdci"
# shellcheck disable=SC2016
for library in "$tree"/lib/*; do patchelf --set-rpath '$ORIGIN' "$library"; done
common "$tree"
install -m 644 LICENSE CHANGELOG.md "$tree/"
install -m 644 Packaging/copyright "$tree/share/doc/cdci/copyright"
tar --sort=name --mtime="@$SOURCE_DATE_EPOCH" --owner=0 --group=0 --numeric-owner -C "$stage" -cf - "$name" |
  xz -9 -T1 >"$dist/$name.tar.xz"

python3 Packaging/sbom.py "$scratch" "$version" "$SOURCE_DATE_EPOCH" "$program" >"$dist/cdci-$version.cdx.json"
(cd "$dist" && sha256sum -- *.deb *.tar.xz *.cdx.json >SHA256SUMS)
echo "dist/: $(cd "$dist" && ls | tr '\n' ' ')"
echo "unpacked: $(du -sk --exclude=DEBIAN "$deb" | cut -f1) kB"
