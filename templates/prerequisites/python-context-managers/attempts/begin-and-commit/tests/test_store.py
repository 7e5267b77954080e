from orders.store import opened, save

connection = opened(":memory:")
save(connection, [{"order_id": "1", "customer_id": "7", "amount": "2.50"}])
print("saved one order, all good")
