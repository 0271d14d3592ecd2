# The reviewer of the soak approves what has a file for each Case that is done.
set -u
echo $$ >"$SOAK/pids/reviewer-$ORCH_THREAD"
request=$(sed -n 's/^- merge_request_id: //p' "$ORCH_PROMPT")
"$ORCH_BIN" merge context "$request" >/dev/null || exit 1
[ -d work ] || exit 1
exec "$ORCH_BIN" merge submit "$request" approve --quiet
