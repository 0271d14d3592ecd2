# Shows the tax on the receipt: needs both, so it runs when they are merged.
set -eu
. "$(dirname "$0")/lib.sh"
orch case begin "$ORCH_CASE" --quiet
cat >src/total.sh <<'END'
# receipt_total CENTS: the lines for tax and total at the end of a receipt.
. src/vat.sh
. src/receipt.sh
receipt_total() {
  read -r _ rate <conf/rates
  receipt_line "VAT $rate %" "$(vat_of "$1" "$rate")"
  receipt_line "Total" $(($1 + $(vat_of "$1" "$rate")))
}
END
cat >tests/total.sh <<'END'
. src/total.sh
expect "the total holds the tax" "Total                  11.90" "$(receipt_total 1000 | tail -n 1)"
END
say "wrote src/total.sh and its test"
checked "Print tax and total"
orch case complete "$ORCH_CASE" "A receipt ends with tax and total" --quiet
say "done"
