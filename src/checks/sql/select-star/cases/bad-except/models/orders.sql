select shop.orders.* except (internal_note), 2 * quantity as double from `shop.orders`
