# Reviews the commit that it stands on: does the tax round as its comment says?
set -eu
. "$(dirname "$0")/lib.sh"
request=$(sed -n 's/^- merge_request_id: //p' "$ORCH_PROMPT")
say "reviews $request at $(git rev-parse --short HEAD)"
./check
. src/vat.sh
was=$(vat_of 999 19)
line=$(grep -n '/ 100' src/vat.sh | cut -d: -f1)
if [ "$was" = 190 ]; then
  say "19 % of 9.99 is $was cents: right"
  orch merge submit "$request" approve --notes "./check passes; 19 % of 9.99 is 1.90" --quiet
else
  say "19 % of 9.99 is $was cents, not 190"
  orch merge submit "$request" block --quiet --findings "[{\"file\": \"src/vat.sh\", \"line\": $line,
    \"severity\": \"blocking\", \"description\": \"the tax is cut, not rounded half up\",
    \"evidence\": \"vat_of 999 19 gives $was; 189.81 rounds to 190\"}]"
fi
say "done"
