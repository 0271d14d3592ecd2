# Rejects expired cards. Lacks a fact, asks root for it, and waits for the answer.
set -eu
. "$(dirname "$0")/lib.sh"
orch case begin "$ORCH_CASE" --quiet
say "which answer does an expired card get? asking root"
orch inbox send root "Which HTTP status does an expired card get?" --kind blocker --quiet
until message=$(orch inbox --quiet) && [ -n "$message" ]; do sleep 0.2; done
answer=$(orch inbox read "$message")
status=$(echo "$answer" | tr -cd '0-9')
say "root answered: $answer"
cat >src/card.sh <<END
# card_status EXPIRY TODAY: 200 when the card is valid, $status when it has expired. Months as YYYYMM.
card_status() {
  if [ "\$1" -lt "\$2" ]; then echo $status; else echo 200; fi
}
END
say "wrote src/card.sh"
orch step check "$ORCH_CASE" "Validate the expiry" pass --artifacts src/card.sh --quiet
cat >tests/card.sh <<END
. src/card.sh
expect "an expired card is refused" $status "\$(card_status 202610 202611)"
expect "a card is valid in its last month" 200 "\$(card_status 202611 202611)"
END
say "wrote tests/card.sh"
checked "Test both sides of the last month"
orch case complete "$ORCH_CASE" "Expired cards get $status" --quiet
say "done"
