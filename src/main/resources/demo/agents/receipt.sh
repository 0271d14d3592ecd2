# Prints receipts. Ticks its steps by editing the Case's file by hand.
set -eu
. "$(dirname "$0")/lib.sh"
orch case begin "$ORCH_CASE" --quiet
cat >src/receipt.sh <<'END'
# receipt_line TEXT CENTS: one line of a receipt, the amount in euros.
receipt_line() {
  printf '%-20s %4d.%02d\n' "$1" $(($2 / 100)) $(($2 % 100))
}
END
cat >tests/receipt.sh <<'END'
. src/receipt.sh
expect "amounts stand in a column" "Tea                     2.50" "$(receipt_line Tea 250)"
END
say "wrote src/receipt.sh and its test"
./check
file=$(orch task path "$ORCH_CASE")
sed 's/^- \[ \]/- [x]/' "$file" >"$file.edited" && mv "$file.edited" "$file"
say "ticked its boxes in $(basename "$file") by hand"
orch case complete "$ORCH_CASE" "Receipts print amounts in a column" --quiet
say "done"
