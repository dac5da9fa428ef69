#!/usr/bin/env bash
# Times `cdci table` and `cdci check` on a workbook of 100,000 answers × 35 columns as whole processes, and polars.read_excel (calamine) on the same
# file in turn, without the start of Python.
# Needs: GNU time, python3 with openpyxl, polars and fastexcel (pip install openpyxl polars fastexcel), at $PYTHON or python3.
# Usage: Benchmarks/workbook.sh [runs [rows]]   CDCI=program DATA=folder-to-keep
set -euo pipefail
cd "$(dirname "$0")/.."
runs=${1:-5}
rows=${2:-100000}
python=${PYTHON:-python3}
data=${DATA:-$(mktemp -d)}
[ -n "${DATA:-}" ] || trap 'rm -rf "$data"' EXIT
cdci=${CDCI:-.build/release/cdci}
[ -n "${CDCI:-}" ] || swift build -c release --product cdci >/dev/null

mkdir -p "$data"
file=$data/$rows.xlsx
[ -f "$file" ] || "$python" Benchmarks/workbook.py make "$file" "$rows"
{
  printf 'title: T\norganization: O\nedition: "2023"\nindex: index.yaml\nunits:\n'
  for unit in 0 1 2 3 4 5 6; do echo "  - {id: u$unit, name: \"Đơn vị $unit\"}"; done
  printf 'respondent-groups:\n  firms:\n    responses: [{file: %s.xlsx}]\n    columns: {respondent: "Mã số thuế", unit: "Đơn vị"}\n    questions:\n' "$rows"
  for question in $(seq 1 30); do echo "      q$question: \"Câu $question\""; done
  echo '    answers: satisfaction-5'
} >"$data/survey.yaml"
{
  printf 'index: I\ncomponents:\n  - id: c\n    indicators:\n'
  for question in $(seq 1 30); do echo "      - {id: q$question}"; done
} >"$data/index.yaml"

median() { sort -n | awk '{ v[NR] = $1 } END { print NR ? v[int((NR + 1) / 2)] : "-" }'; }
measure() { /usr/bin/time -f "%e %U %M" -o "$data/time" "$@" >/dev/null 2>&1 && cat "$data/time"; }

table=() check=() peer=()
for run in $(seq 0 "$runs"); do
  a=$(measure "$cdci" table --quiet "$file")
  b=$("$python" Benchmarks/workbook.py read "$file" 2>/dev/null || true)
  c=$(measure "$cdci" check --quiet "$data")
  [ "$run" = 0 ] && continue # warm-up
  table+=("$a") check+=("$c") peer+=("$b")
done
echo "$rows rows × 35 columns, $(du -m "$file" | cut -f1) MB packed, median of $runs runs, $(nproc) cores"
p=$(printf '%s\n' "${peer[@]}" | median)
show() { # a name and its runs
  local name=$1
  shift
  printf '%s\n' "$@" | median >"$data/median"
  printf '%s\n' "$@" | awk -v name="$name" -v t="$(cat "$data/median")" -v p="$p" '{ if ($3 > m) m = $3; u += $2 }
    END { printf "%-18s %.3f s, %.2f s of a processor, %d MB", name, t, u / NR, m / 1024; if (p > 0) printf ", %.2f of the peer", t / p; print "" }'
}
show "cdci table:" "${table[@]}"
show "cdci check:" "${check[@]}"
echo "polars.read_excel: $p s"
