"""Tests for the orders pipeline."""

from pipeline.orders import parse

print(parse({"id": "1", "amount": "2.50"}))
