#!/usr/bin/env bash
# Times 10,000 bootstrap replicates of a survey as large as the example (780 responses, 30 questions, 7 units, 2 strata; made-up answers): every node
# of the index in every unit with us, the 30 means of every unit with R survey (as.svrepdesign and svyby). Computation alone, without the start of the
# processes. R makes fewer replicates, whose time is scaled up in proportion: 10,000 take it more than a minute.
# Needs: for the peer Rscript with the package survey (Debian: r-cran-survey). Usage: Benchmarks/bootstrap.sh [replicates [replicates of R [runs of R]]]
set -euo pipefail
cd "$(dirname "$0")/.."
replicates=${1:-10000}
fewer=${2:-1000}
runs=${3:-3}
swift build -c release --product coverage-study >/dev/null
peer=
# R first, so that nothing is said before all is measured.
if command -v Rscript >/dev/null; then peer=$(Rscript Benchmarks/bootstrap.R "$fewer" "$runs"); fi
echo "$replicates replicates of 780 responses × 30 questions, $(nproc) cores"
.build/release/coverage-study --time-bootstrap "$replicates" --threads 2 | awk -v peer="$peer" -v runs="$runs" -v all="$replicates" -v fewer="$fewer" '
  { printf "ours, %d thread%s: %.3f s (median of 5)\n", $1, ($1 > 1 ? "s" : ""), $2; last = $2 }
  END { if (peer <= 0) exit
    scaled = peer * all / fewer
    printf "R survey:        %.3f s (%.3f s for %d replicates, median of %d, scaled; %.1f times as long)\n", scaled, peer, fewer, runs, scaled / last
  }'
