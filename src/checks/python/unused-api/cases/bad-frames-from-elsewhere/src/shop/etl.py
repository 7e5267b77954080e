from shop.frames import read_orders


def named(customers_path: str):
    customers = read_orders(customers_path)
    return read_orders("orders.csv").merge(customers, on="customer_id", validate="many_to_one")
