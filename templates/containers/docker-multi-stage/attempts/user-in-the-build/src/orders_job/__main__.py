"""python -m orders_job 2026-03-01"""

import os
import sys
from datetime import date

import psycopg

SUMS = """
insert into daily_totals (day, customer_id, total)
select ordered_at::date, customer_id, sum(amount) from orders where ordered_at::date = %(day)s group by 1, 2
on conflict (day, customer_id) do update set total = excluded.total
"""


def main(day: date) -> None:
    with psycopg.connect(os.environ["DATABASE_URL"]) as connection:
        connection.execute(SUMS, {"day": day})


if __name__ == "__main__":
    main(date.fromisoformat(sys.argv[1]) if len(sys.argv) > 1 else date.today())
