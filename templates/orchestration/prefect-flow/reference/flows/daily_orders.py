"""Loads the orders of one day: extract, clean, load."""

import csv
import json
import sys
from datetime import timedelta
from pathlib import Path

from prefect import flow, get_run_logger, runtime, task

DATA = Path("data")


@task(retries=3, retry_delay_seconds=[10, 60, 300])
def extract(day: str) -> list[dict[str, str]]:
    """The raw orders of `day`."""
    with (DATA / f"raw/orders-{day}.csv").open(newline="") as lines:
        return list(csv.DictReader(lines))


@task
def clean(orders: list[dict[str, str]]) -> list[dict[str, str]]:
    """Only the orders that have a customer."""
    return [order for order in orders if order["customer_id"]]


@task(retries=3, retry_delay_seconds=[10, 60, 300])
def load(orders: list[dict[str, str]], day: str) -> int:
    """Replaces the orders of `day` in the warehouse; returns how many there are."""
    target = DATA / f"warehouse/orders-{day}.json"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps(orders))
    return len(orders)


def day_before_schedule() -> str:
    """The day before the one that this run was scheduled for, however late it really starts."""
    return (runtime.flow_run.scheduled_start_time - timedelta(days=1)).strftime("%Y-%m-%d")


@flow(timeout_seconds=3600)
def daily_orders(day: str | None = None) -> int:
    """Loads one day, by default the day before the schedule. Running a day again replaces it."""
    day = day or day_before_schedule()
    loaded = load(clean(extract(day)), day)
    get_run_logger().info("%s orders of %s", loaded, day)
    return loaded


if __name__ == "__main__":
    if len(sys.argv) > 1:
        daily_orders(sys.argv[1])
    else:
        daily_orders.serve(name="daily", cron="0 6 * * *")
