"""From raw orders to daily totals."""
