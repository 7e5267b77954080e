from datetime import date

from prefect import flow, get_run_logger, task
from prefect.tasks import task_input_hash


@task(retries=3, retry_delay_seconds=60, cache_key_fn=task_input_hash)
def extract(day: date) -> list:
    get_run_logger().info("extracting %s", day)
    return []


@flow(name="orders")
def orders(day: date):
    extract(day)


if __name__ == "__main__":
    orders.serve(name="daily", cron="0 5 * * *")
