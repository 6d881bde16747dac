#!/bin/sh
# Runs a program in a process group of its own, and ends the group when whoever started this script closes its input or is
# gone. Ends when the program has ended. usage: guard.sh LOG PROGRAM [ARGUMENT]...
log=$1
shift
exec 3<&0
setsid "$@" </dev/null >>"$log" 2>&1 3<&- &
child=$!
{ cat <&3 >/dev/null; kill -9 "-$child"; } 2>/dev/null &
exec 3<&-
wait "$child"
kill -9 "-$child" 2>/dev/null
exit 0
