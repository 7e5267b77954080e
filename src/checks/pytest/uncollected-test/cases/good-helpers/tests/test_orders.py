import unittest

import pytest

from pipeline.orders import parse
from tests.base import SparkTest


def check_order(order):
    assert order.id > 0


@pytest.fixture
def verify_order():
    return check_order


class CommonTests:
    def test_id(self):
        assert parse(self.row).id == 1


class TestSmall(CommonTests):
    row = {"id": "1"}


class OrdersCase(unittest.TestCase):
    def test_order(self):
        check_order(parse({"id": "1"}))


class OrdersJob(SparkTest):
    def test_count(self):
        assert self.spark.range(3).count() == 3


def test_callback():
    def test_row(row):
        assert row

    parse({"id": "1"}, on_row=test_row)


def test_route(app):
    @app.route("/orders")
    def test_page():
        assert parse({"id": "1"})

    assert app.get("/orders")
