#!/usr/bin/env bash
# The same campaign of elastic tensors on one core, on two, and on a cluster of two workers: the
# tables results.parquet must have the same bytes. A semiconductor whose ions relax, a salt, a
# metal, a metal taken for an insulator, a torn file.
# usage: same_bits.sh [FOLDER]     HOOKE: the command (default: the launcher of this tree)
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$here/../../..
hooke=${HOOKE:-$root/scripts/hooke}
work=${1:-$here/../out/same-bits}
rm -rf "$work"
mkdir -p "$work"
python3 "$here/make.py" "$work/all" > /dev/null
mkdir "$work/inputs"
for member in dia_Si rs_NaCl fcc_Al x12_even_Al2; do
  sed 's/relax_ions: false/relax_ions: true/' "$work/all/$member.yaml" > "$work/inputs/$member.yaml"
done
cp "$work/all/x01_torn.vasp" "$work/inputs"

campaign() { # campaign NAME MASTER [SPARK ARGUMENTS]: a row that is not well makes the exit code 3
  local name=$1 master=$2 code=0
  shift 2
  $hooke campaign elastic "$work/inputs" --output "$work/$name" --master "$master" ${@+-- "$@"} \
    > "$work/$name.log" 2>&1 < /dev/null || code=$?
  [ $code = 3 ] || { echo "$name ended with $code, see $work/$name.log"; exit 1; }
}

campaign one 'local[1]'
campaign two 'local[2]'
export HOOKE_CLUSTER=$work/cluster
trap '"$root/scripts/cluster" stop > /dev/null 2>&1' EXIT
"$root/scripts/cluster" start 2 1 2g > "$work/cluster.log" 2>&1
campaign workers "$("$root/scripts/cluster" url)" --conf spark.executor.instances=2
failed=0
for name in two workers; do
  if cmp -s "$work/one/results.parquet" "$work/$name/results.parquet"; then
    echo "$name: the bytes of local[1]"
  else
    echo "$name: differs from local[1]"
    failed=1
  fi
done
grep -o ' [a-z_A-Z0-9]*: \(finished\|unstable\|no gap\|refused\|not converged\|failed\)' "$work/workers.log"
exit $failed
