# Adds VAT. Leases the rates while it writes them. The rounding is wrong: a reviewer is to find it.
set -eu
. "$(dirname "$0")/lib.sh"
orch case begin "$ORCH_CASE" --quiet
orch lock conf/rates --reason "writing the VAT rates" --quiet
say "holds a lease on conf/rates"
mkdir -p conf
echo "standard 19" >conf/rates
orch step check "$ORCH_CASE" "Write the rates" pass --artifacts conf/rates --quiet
cat >src/vat.sh <<'END'
# vat_of CENTS RATE: the tax on an amount, in cents, rounded half up.
vat_of() {
  echo $(($1 * $2 / 100))
}
END
say "wrote src/vat.sh"
cat >tests/vat.sh <<'END'
. src/vat.sh
expect "19 % of 10.00 is 1.90" 190 "$(vat_of 1000 19)"
END
checked "Compute the tax"
orch case complete "$ORCH_CASE" "VAT is computed from the rates" --quiet
say "done"
