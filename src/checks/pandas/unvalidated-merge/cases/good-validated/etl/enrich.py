import heapq

import pandas as pd


def enrich(orders, customers, session, entity):
    session.merge(entity)
    list(heapq.merge([1], [2]))
    return orders.merge(customers, on="customer_id", validate="m:1")
