from orders.application import app


def main() -> int:
    return app.totals()
