# A worker of the soak: takes each of its Cases from the beginning to completion, through a server of
# its own that may be killed at any moment; then it starts another and repeats what got no answer.
#
# usage: bash worker.sh CASE:FILE...    SOAK names the folder of the soak.
# A line is added to its list of what was acknowledged only after the answer said so.
set -u
trap '' PIPE
exec 8>>"$SOAK/acks/$ORCH_THREAD"
echo $$ >"$SOAK/pids/worker-$ORCH_THREAD"
number=0

acknowledged() { printf '%s\n' "$*" >&8; }

serve() {
  coproc MCP { exec "$ORCH_BIN" mcp 2>/dev/null; }
  in=${MCP[0]} out=${MCP[1]}
  echo "$MCP_PID" >"$SOAK/pids/server-$ORCH_THREAD"
  request initialize '{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"soak","version":"1"}}'
}

# request METHOD PARAMS: sets answer; fails when the server ended before it answered.
request() {
  number=$((number + 1))
  printf '{"jsonrpc":"2.0","id":%d,"method":"%s","params":%s}\n' "$number" "$1" "$2" >&"$out" 2>/dev/null || return 1
  while IFS= read -r -t 60 answer <&"$in"; do
    case $answer in *"\"id\":$number,"* | *"\"id\":$number}"*) return 0 ;; esac
  done 2>/dev/null
  return 1
}

# ask METHOD PARAMS: calls a method until there is an answer; fails when that is a refusal.
ask() {
  until request tools/call "{\"name\":\"orchestrator.call\",\"arguments\":{\"method\":\"$1\",\"params\":$2}}"; do
    kill -9 "${MCP_PID:-}" 2>/dev/null
    wait "${MCP_PID:-}" 2>/dev/null
    serve || sleep 0.2
  done 2>/dev/null
  case $answer in
    *'"isError":true'*) printf '%s %s: %.300s\n' "$1" "$2" "$answer" >>"$SOAK/refused/$ORCH_THREAD"; return 1 ;;
  esac
}

# tick CASE STEP N: by the server, or by a command.
tick() {
  if [ $(($3 % 4)) -eq 0 ]; then
    "$ORCH_BIN" step check "$1" "$2" pass --quiet >/dev/null 2>&1 || return 1
  else
    ask step.check "{\"case_id\":\"$1\",\"step\":\"$2\",\"result\":\"pass\"}" || return 1
  fi
  acknowledged ticked "$1" "$2"
}

# say WORD CASE: a message to root.
say() {
  local text="$1 $2 $ORCH_THREAD $number"
  ask inbox.send "{\"receiver_thread_id\":\"root\",\"message\":\"$text\"}" && acknowledged said "$text"
}

work() {
  local case=$1 file=$2 n=$3 lock=''
  ask task.get "{\"task_id\":\"$case\"}" || return 1
  case $answer in *'"status":"done"'*) return 0 ;; esac
  ask case.begin "{\"case_id\":\"$case\"}"
  acknowledged begun "$case"
  say began "$case"
  if ask lock.acquire "{\"scope_path\":\"shared/$((n % 3)).txt\"}"; then
    lock=${answer#*'"lock_id":"'} && lock=${lock%%'"'*}
  fi
  mkdir -p work && echo "$case" >"work/$file"
  tick "$case" Write "$n" || return 1
  ask inbox.deliver '{}'
  [ -z "$lock" ] || ask lock.release "{\"lock_id\":\"$lock\"}"
  tick "$case" Prove $((n + 1)) || return 1
  ask case.complete "{\"case_id\":\"$case\",\"summary\":\"Wrote $file\"}"
  ask task.get "{\"task_id\":\"$case\"}" || return 1
  case $answer in *'"status":"done"'*) acknowledged completed "$case" ;; *) return 1 ;; esac
}

until serve; do sleep 0.2; done
n=0
for pair; do
  n=$((n + 1))
  turns=0
  until work "${pair%%:*}" "${pair#*:}" "$n"; do
    turns=$((turns + 1))
    [ "$turns" -lt 20 ] || exit 1
  done
done
exit 0
