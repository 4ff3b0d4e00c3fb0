#!/bin/sh
# Makes a batch in parts, each by a process of its own: sh shards.sh FILE PARTS
# NNANIM is the command, where it is not nnanim.
set -eu
file=$1
parts=$2

pids=
for part in $(seq "$parts"); do
  ${NNANIM:-nnanim} batch "$file" --shard "$part/$parts" --jobs 1 &
  pids="$pids $!"
done

status=0
for pid in $pids; do wait "$pid" || status=$?; done
exit $status
