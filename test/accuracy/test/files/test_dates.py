from datetime import date

import pytest
from freezegun import freeze_time

from calendar_utils import last_business_day, partition_for, quarter


@freeze_time("2024-03-01 02:00:00")
def test_partition_defaults_to_yesterday():
    assert partition_for() == "dt=2024-02-29"


@pytest.mark.parametrize("day, expected", [(date(2024, 6, 30), date(2024, 6, 28)), (date(2024, 5, 31), date(2024, 5, 31))])
def test_last_business_day(day, expected):
    assert last_business_day(day) == expected


@pytest.mark.parametrize("month", range(1, 13))
def test_quarter(month):
    assert 1 <= quarter(date(2024, month, 1)) <= 4


@pytest.mark.usefixtures("restore_locale")
def test_bad_partition():
    with pytest.raises(ValueError):
        partition = "dt=2024-13-01"
        partition_for(partition)
