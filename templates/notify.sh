# Tells people of an agent. Runs on by itself; each way of telling has ten seconds.
exec </dev/null >/dev/null 2>&1

limited() {
  if command -v timeout >/dev/null; then
    timeout -k 1 10 "$@"
    return
  fi
  "$@" &
  told=$!
  (sleep 10 && kill -9 "$told") &
  wait "$told"
  kill "$!"
}

(
  [ -z "$ORCH_NOTIFY_BELL" ] || printf '\a' >"$ORCH_NOTIFY_BELL"
  title="$ORCH_THREAD: $ORCH_STATUS"
  text="$ORCH_TITLE${ORCH_DETAIL:+: $ORCH_DETAIL}"
  if [ -n "$ORCH_NOTIFY_DESKTOP" ]; then
    if command -v notify-send; then
      limited notify-send -- "$title" "$text"
    elif command -v osascript; then
      limited osascript -e 'on run words' \
        -e 'display notification (item 2 of words) with title (item 1 of words)' -e 'end run' "$title" "$text"
    fi
  fi
  [ -z "$ORCH_NOTIFY_COMMAND" ] || limited /bin/sh -c "$ORCH_NOTIFY_COMMAND"
) &
