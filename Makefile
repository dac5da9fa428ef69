# make report   the example survey, from its export to reports/quang-ninh-2023
# make test     all tests, and the style of the code
# make audit-check   audit.xlsx of the example surveys, computed anew by LibreOffice, against results.json
# make test-browser   the web app in Chromium, from an export to a downloaded workbook
# make format   rewrites the code in the house style
# make mutants  one-line slips, all built at once: which of them no test notices
# make package  dist/: a Debian package and a tarball, with their bill of materials and checksums
# make docs     the documentation of the library CDCIEngine, in .build-docs/CDCIEngine.doccarchive
# make fuzz     the import under libFuzzer and the address sanitizer, for FUZZ_SECONDS
# make fuzz-rooms   its rooms one by one, in memory, FUZZ_SECONDS each

SHELL := /bin/bash
SURVEY ?= surveys/quang-ninh-2023
# C libraries that the package links, and the time zones; Debian's names.
PACKAGES := libcsv-dev libssl-dev libutf8proc-dev libxlsxwriter-dev libyaml-dev tzdata zlib1g-dev

FUZZ_SECONDS ?= 60
FUZZ_ROOMS ?= archive xml xlsx sav table encodings dialect records definitions

.PHONY: report test audit-check test-browser format goldens docs fuzz fuzz-rooms mutants package try-package dependencies

report: dependencies
	swift build -c release --product cdci
	.build/release/cdci report $(SURVEY)

test: dependencies
	swift format lint --strict --recursive Sources Tests Examples Package.swift
	swift test

# LibreOffice and Python 3 are Debian's.
AUDIT := python3 Tests/Reference/audit.py .build/debug/cdci
CHANGED := transparency=5,leadership=0.25,informal-charges=3
audit-check: PACKAGES += libreoffice-calc-nogui python3
audit-check: dependencies
	swift build --product cdci
	$(AUDIT) surveys/*/survey.yaml
	$(AUDIT) --index Tests/Reference/audit/methods.yaml surveys/quang-ninh-2023/survey.yaml
	$(AUDIT) --index weights/cdci-2023.yaml --weights $(CHANGED) surveys/quang-ninh-2023/survey.yaml
	$(AUDIT) --index Tests/Reference/audit/methods.yaml --weights geometric=0.2,weighted-median=6,harmonic=4 \
	  surveys/quang-ninh-2023/survey.yaml

# Chromium and its driver are Debian's; what speaks to them comes from PyPI into .build-browser.
test-browser: PACKAGES += chromium chromium-driver python3-venv
test-browser: dependencies
	swift build --product cdci
	[ -x .build-browser/venv/bin/python ] || python3 -m venv .build-browser/venv
	.build-browser/venv/bin/pip install --quiet --disable-pip-version-check --no-deps "axe-playwright-python==0.1.8"
	.build-browser/venv/bin/pip install --quiet --disable-pip-version-check --requirement Tests/Browser/requirements.txt
	.build-browser/venv/bin/python Tests/Browser/test_killed.py
	.build-browser/venv/bin/python -W ignore::ResourceWarning Tests/Browser/test_app.py

format:
	swift format --in-place --recursive Sources Tests Examples Package.swift

# The committed reports are what the end-to-end tests compare with. Look at the difference before committing it.
goldens: dependencies
	swift build -c release --product cdci
	for survey in surveys/*/survey.yaml; do .build/release/cdci report --quiet "$$survey" || exit; done
	git status --short reports

# Every warning is an error: a link that leads nowhere, a parameter that is not described.
docs: dependencies
	CDCI_DOCS=1 swift package --scratch-path .build-docs --allow-writing-to-directory .build-docs generate-documentation \
	  --target CDCIEngine --warnings-as-errors --output-path .build-docs/CDCIEngine.doccarchive

# New inputs that reach new code go to .build-fuzz/corpus; a find stays there as crash-*, timeout-* or oom-*.
fuzz: dependencies
	CDCI_FUZZ=1 swift build -c release --product fuzz-import --scratch-path .build-fuzz \
	  -Xswiftc -enable-testing -Xswiftc -parse-as-library -Xswiftc -sanitize=fuzzer,address
	mkdir -p .build-fuzz/corpus
	.build-fuzz/release/fuzz-import .build-fuzz/corpus Tests/Fuzz/Corpus -artifact_prefix=.build-fuzz/ \
	  -max_total_time=$(FUZZ_SECONDS) -max_len=4096 -timeout=10 -rss_limit_mb=2048 -print_final_stats=1

fuzz-rooms: dependencies
	CDCI_FUZZ=1 swift build -c release --product fuzz-rooms --scratch-path .build-fuzz \
	  -Xswiftc -enable-testing -Xswiftc -parse-as-library -Xswiftc -sanitize=fuzzer,address
	for room in $(FUZZ_ROOMS); do mkdir -p .build-fuzz/corpus-$$room; \
	  FUZZ_ROOM=$$room .build-fuzz/release/fuzz-rooms .build-fuzz/corpus-$$room Tests/FuzzRooms/Corpus/$$room \
	    -artifact_prefix=.build-fuzz/$$room- -max_total_time=$(FUZZ_SECONDS) -max_len=4096 -timeout=10 -rss_limit_mb=2048 \
	    -print_final_stats=1 || exit; done

# In .build-mutants, of a copy of the tree: no other build knows them. `MUTANTS="3 17"` runs these alone.
mutants: dependencies
	python3 Tests/Mutants/run.py $(MUTANTS)

package: dependencies
	Packaging/build.sh

# Where nothing is: a bare Debian 12, made by debootstrap. As root.
try-package: package
	Packaging/try.sh

dependencies:
	@command -v swift >/dev/null || { echo "Swift 6.2 or later is needed: https://www.swift.org/install" >&2; exit 1; }
	@missing=""; \
	for package in $(PACKAGES); do \
	  [ "$$(dpkg-query --show --showformat='$${db:Status-Status}' $$package 2>/dev/null)" = installed ] || missing="$$missing $$package"; \
	done; \
	[ -n "$$missing" ] || exit 0; \
	if [ "$$(id -u)" = 0 ]; then run=""; elif command -v sudo >/dev/null; then run="sudo"; \
	else echo "These Debian packages are missing and you are neither root nor have sudo:$$missing" >&2; \
	  echo "Ask an administrator for: apt-get install$$missing" >&2; exit 1; fi; \
	echo "Installing Debian packages:$$missing"; \
	$$run apt-get update -qq && DEBIAN_FRONTEND=noninteractive $$run apt-get install --yes -qq --no-install-recommends $$missing
