from datetime import datetime

from prefect import flow, task

# migrated from airflow in 2023, old code:
# with DAG("nightly", schedule_interval="@daily") as dag:
#     ...


@task(retries=3, retry_delay_seconds=60)
def extract(day: str) -> list:
    return [{"day": day, "value": i} for i in range(10)]


@task
def load(rows: list) -> int:
    print("loaded", len(rows))
    return len(rows)


@flow(name="nightly", log_prints=True)
def nightly(day: str | None = None):
    day = day or datetime.now().date().isoformat()
    return load(extract(day))


if __name__ == "__main__":
    nightly()
