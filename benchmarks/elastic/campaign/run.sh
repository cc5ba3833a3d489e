#!/usr/bin/env bash
# A campaign of 100 members, 15 of them broken; its driver is killed with signal 9 when a third of
# them is done, and --resume finishes it. Says what became of the members, and fails when a member
# that was done was computed again or a row is missing.
# usage: run.sh [FOLDER]     HOOKE: the command (default: the launcher of this tree)
set -eu
here=$(cd "$(dirname "$0")" && pwd)
hooke=${HOOKE:-$here/../../../scripts/hooke}
work=${1:-$here/../out/campaign}
rm -rf "$work"
mkdir -p "$work"
python3 "$here/make.py" "$work/inputs"
campaign() { $hooke campaign elastic "$work/inputs" --output "$work/out" --master "local[2]" "$@"; }

campaign > "$work/first.log" 2>&1 &
launcher=$!
while kill -0 $launcher 2>/dev/null; do
  done=$(find "$work/out" -name elastic.json 2>/dev/null | wc -l)
  if [ "$done" -ge 30 ]; then
    driver=$(cut -d' ' -f1 "$work/out/run.lock")
    kill -9 "$driver" 2>/dev/null || true
    break
  fi
  sleep 0.2
done
wait $launcher 2>/dev/null || true
find "$work/out" -name elastic.json -printf '%T@ %p\n' | sort -k2 > "$work/before"
geometries=$(find "$work/out" -path '*/done/*' -type f | wc -l)
echo "killed with $(wc -l < "$work/before") results and $geometries geometries of unfinished members"

code=0
campaign --resume > "$work/second.log" 2>&1 || code=$?
echo "resumed: exit code $code; $(grep 'need no work' "$work/second.log")"
find "$work/out" -name elastic.json -printf '%T@ %p\n' | sort -k2 > "$work/after"
again=$(join -1 2 -2 2 "$work/before" "$work/after" | awk '$2 != $3' | wc -l)
lost=$(join -1 2 -2 2 -v 1 "$work/before" "$work/after" | wc -l)
echo "computed again: $again of $(wc -l < "$work/before")"
rows=$(sed -n 's/.*results.parquet, \([0-9]*\) rows/\1/p' "$work/second.log")
echo "rows: $rows"
tail -n +1 "$work/out/report.html" | grep -o '<p>[^<]*</p>' | sed -n '2,2s/<[^>]*>//gp'
[ "$again" = 0 ] && [ "$lost" = 0 ] && [ "$rows" = 100 ]
