#!/usr/bin/env bash
# How fast large surveys are ranked: cdci as a whole process beside DuckDB, polars and pandas that compute bare group means from the same file.
# R survey, which computes standard errors too, runs once, on up to R_ROWS rows.
# Needs: a release build, GNU time, python3 with numpy; for the peers duckdb, polars, pandas, and R with survey; one that is not there is left out.
# Usage: Benchmarks/large/run.sh [rows ...]   (default: 10000 100000 1000000)   RUNS=5 THREADS=2 R_ROWS=100000 DATA=folder-to-keep
set -euo pipefail
cd "$(dirname "$0")/../.."
runs=${RUNS:-5}
threads=${THREADS:-$(nproc)}
r_rows=${R_ROWS:-100000}
data=${DATA:-$(mktemp -d)}
[ -n "${DATA:-}" ] || trap 'rm -rf "$data"' EXIT
[ $# -gt 0 ] || set -- 10000 100000 1000000
swift build -c release --product cdci >/dev/null

median() { sort -n | awk '{ v[NR] = $1 } END { print NR ? v[int((NR + 1) / 2)] : "-" }'; }
# Seconds and peak memory in MB of a whole process.
measure() { /usr/bin/time -f "%e %M" -o "$data/time" "$@" >/dev/null && awk '{ printf "%.3f %.0f\n", $1, $2 / 1024 }' "$data/time"; }

echo "median of $runs runs, $threads threads on $(nproc) cores; seconds (peak memory in MB); the peers without the start of Python or R"
printf '%9s %5s %15s %15s %8s %8s %8s %9s %13s %13s %9s\n' rows MB "cdci rank" "cdci check" duckdb polars pandas "R survey" "rank/duckdb" "rank/polars" "growth"
before=
for rows in "$@"; do
  folder=$data/$rows
  [ -f "$folder/responses.csv" ] || python3 Benchmarks/large/make.py "$rows" "$folder"
  rank=() check=() duckdb=() polars=() pandas=()
  for run in $(seq 0 "$runs"); do
    a=$(measure .build/release/cdci rank "$folder" --threads "$threads" --quiet)
    b=$(measure .build/release/cdci check "$folder" --threads "$threads" --quiet)
    for peer in duckdb polars pandas; do
      declare "time_$peer=$(python3 Benchmarks/large/peer.py "$peer" "$folder/responses.csv" "$threads" 2>/dev/null || true)"
    done
    [ "$run" = 0 ] && continue # warm-up
    rank+=("$a") check+=("$b") duckdb+=("$time_duckdb") polars+=("$time_polars") pandas+=("$time_pandas")
  done
  r=-
  [ "$rows" -gt "$r_rows" ] || r=$(Rscript Benchmarks/large/peer.R "$folder/responses.csv" 2>/dev/null || echo -)
  own=$(printf '%s\n' "${rank[@]}" | cut -d' ' -f1 | median)
  with_duckdb=$(printf '%s\n' "${duckdb[@]}" | median) with_polars=$(printf '%s\n' "${polars[@]}" | median)
  ratio() { awk -v a="$1" -v b="$2" 'BEGIN { if (b > 0) printf "%.2f", a / b; else printf "-" }'; }
  # Elapsed time beside that of the number of rows before.
  growth=-
  [ -z "$before" ] || growth=$(ratio "$own" "${before#* }")x
  printf '%9s %5s %8s (%4s) %8s (%4s) %8s %8s %8s %9s %13s %13s %9s\n' "$rows" "$(($(stat -c %s "$folder/responses.csv") / 1000000))" \
    "$own" "$(printf '%s\n' "${rank[@]}" | cut -d' ' -f2 | median)" \
    "$(printf '%s\n' "${check[@]}" | cut -d' ' -f1 | median)" "$(printf '%s\n' "${check[@]}" | cut -d' ' -f2 | median)" \
    "$with_duckdb" "$with_polars" "$(printf '%s\n' "${pandas[@]}" | median)" "$r" \
    "$(ratio "$own" "$with_duckdb")" "$(ratio "$own" "$with_polars")" "$growth"
  before="$rows $own"
done
