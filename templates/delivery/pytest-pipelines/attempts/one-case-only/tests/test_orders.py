import unittest
from datetime import date
from decimal import Decimal

import requests

from pipeline.orders import Order, daily_totals, deduplicate, parse


def live_rate(currency):
    answer = requests.get(f"https://api.rates.example.org/latest?base={currency}", timeout=5)
    return Decimal(str(answer.json()["EUR"]))


class OrdersTest(unittest.TestCase):
    def test_parse(self):
        order = parse({"id": "1", "ordered_at": "2026-03-01T10:00:00", "amount": "2.50", "currency": "EUR"})
        self.assertEqual(order.id, 1)
        self.assertEqual(order.amount, Decimal("2.50"))

    def test_deduplicate(self):
        first = Order(1, date(2026, 3, 1), Decimal("1"), "EUR")
        self.assertEqual(list(deduplicate([first, first])), [first])

    def test_totals(self):
        totals = daily_totals([Order(1, date(2026, 3, 1), Decimal("1"), "USD")], live_rate)
        rate = requests.get("https://api.rates.example.org/latest?base=USD", timeout=5).json()["EUR"]
        self.assertEqual(totals[date(2026, 3, 1)], Decimal(str(rate)))
