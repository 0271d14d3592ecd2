. src/cart.sh
expect "two lines add up" 750 "$(printf '%s\n' '2 250' '1 250' | cart_total)"
expect "an empty cart costs nothing" 0 "$(cart_total </dev/null)"
