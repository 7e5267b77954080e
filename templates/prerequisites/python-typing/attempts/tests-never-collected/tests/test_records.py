from orders.records import OrderParser

ROW = {"order_id": "1", "customer_id": "7", "ordered_at": "2026-03-01T09:00:00Z", "amount": "12.50"}


class RecordTests:
    def test_parse_order(self):
        parser = OrderParser(print)
        assert parser.parse_order(ROW)["customer_id"] == 7

    def test_rejects(self):
        rejected = []
        parser = OrderParser(lambda number, reason: rejected.append(number))
        assert list(parser.parse_orders([{}])) == []
        assert rejected == [1]
