# A cart holds lines of "quantity price"; prices are in cents.

# cart_total: the sum of the cart on standard input.
cart_total() {
  total=0
  while read -r quantity price; do
    total=$((total + quantity * price))
  done
  echo "$total"
}
