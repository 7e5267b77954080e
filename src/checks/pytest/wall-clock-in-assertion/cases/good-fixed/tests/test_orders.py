from datetime import date, datetime, timedelta

from pipeline.orders import new_order


def test_day():
    assert new_order(today=date(2026, 3, 1)).day == date(2026, 3, 1)


def test_created():
    before = datetime.now()
    created = new_order().created
    assert before <= created <= datetime.now()
    assert datetime.now() - created < timedelta(minutes=1)


def test_moment_is_kept():
    now = datetime.now()
    order = new_order(at=now)
    assert order.created == now
