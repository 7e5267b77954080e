from datetime import date

from freezegun import freeze_time

from pipeline.orders import new_order


@freeze_time("2026-03-01")
def test_day():
    assert new_order().day == date.today()
