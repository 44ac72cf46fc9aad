# Runs a server and stops it when its own standard input ends, which it does however the console ends, kill -9 included.
# A line "immediate" or "fast" on standard input stops it too. The server is the only program it ever stops.
exec 3<&0 </dev/null
trap '' INT
"$@" 3<&- &
server=$!
trap 'kill -INT $server' TERM HUP
(
  trap - TERM HUP
  how=
  read -r how <&3
  # in tenths of a second: how long a fast stop may take, and after that an immediate one
  fast=100
  if [ "$how" = immediate ]; then
    fast=0
  else
    kill -INT $server
  fi
  while [ $fast -gt 0 ] && kill -0 $server; do
    sleep 0.1
    fast=$((fast - 1))
  done
  kill -QUIT $server
  immediate=50
  while [ $immediate -gt 0 ] && kill -0 $server; do
    sleep 0.1
    immediate=$((immediate - 1))
  done
  kill -KILL $server
) 2>/dev/null &
watcher=$!
# a signal ends wait early; the server has ended when its number is gone
wait $server
status=$?
while kill -0 $server 2>/dev/null; do
  wait $server
  status=$?
done
kill -KILL $watcher 2>/dev/null
exit $status
