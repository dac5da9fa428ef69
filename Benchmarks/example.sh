#!/usr/bin/env bash
# Times the main job on the example survey as a whole process, and R survey computing the same scores, standard errors and rates, in turn.
# Needs: a release build; for the peer Rscript with the package survey (Debian: r-cran-survey). Usage: Benchmarks/example.sh [runs]
set -euo pipefail
cd "$(dirname "$0")/.."
runs=${1:-5}
swift build -c release --product cdci >/dev/null
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

seconds() { # of one run of a command
  local start end
  start=$(date +%s%N)
  "$@" >/dev/null 2>&1
  end=$(date +%s%N)
  echo $(((end - start) / 1000)) # microseconds
}
median() { sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }

ours=() peer=()
for run in $(seq 0 "$runs"); do
  a=$(seconds .build/release/cdci report surveys/quang-ninh-2023 --out "$scratch/report" --quiet)
  b=0
  if command -v Rscript >/dev/null; then
    b=$(cd Tests/Reference && seconds Rscript example-survey.R ../../surveys/quang-ninh-2023)
  fi
  [ "$run" = 0 ] && continue # warm-up
  ours+=("$a") peer+=("$b")
done
a=$(printf '%s\n' "${ours[@]}" | median)
b=$(printf '%s\n' "${peer[@]}" | median)
echo "surveys/quang-ninh-2023 (790 rows, 31 questions, with the edition before), median of $runs, $(nproc) cores"
awk -v a="$a" -v b="$b" 'BEGIN {
  printf "cdci report, every file of the report: %.3f s\n", a / 1e6
  if (b > 0) printf "R survey, the numbers alone:           %.3f s (%.1f times as long)\n", b / 1e6, b / a
}'
