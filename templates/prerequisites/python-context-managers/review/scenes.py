import os
import sqlite3

INSERT = "INSERT INTO orders (order_id, customer_id, amount) VALUES (:order_id, :customer_id, :amount)"
PATH = "orders.db"


class PowerCut(Exception):
    """An error that no database raises."""


def block_that_ends_well(store, connection, orders):
    with store.transaction(connection) as handed_out:
        for order in orders:
            handed_out.execute(INSERT, order)


def block_that_fails(store, connection, orders):
    with store.transaction(connection):
        for order in orders:
            connection.execute(INSERT, order)
        raise PowerCut("the power went out")


def what_is_in_the_file(store, orders):
    remove()
    with store.opened(PATH) as connection:
        for order in orders:
            connection.execute(INSERT, order)
        connection.commit()
    with sqlite3.connect(PATH) as again:
        return again.execute("SELECT order_id, customer_id, amount FROM orders ORDER BY order_id").fetchall()


def closed_after_the_block(store):
    remove()
    with store.opened(PATH) as connection:
        pass
    return is_closed(connection)


def closed_after_an_error(store):
    remove()
    try:
        with store.opened(PATH) as connection:
            raise PowerCut("the power went out")
    except PowerCut:
        return is_closed(connection)
    return "the error did not arrive"


def is_closed(connection):
    try:
        connection.execute("SELECT 1")
    except sqlite3.ProgrammingError:
        return "closed"
    return "still open"


def remove():
    if os.path.exists(PATH):
        os.remove(PATH)
