from datetime import timedelta

import httpx
from airflow.sdk import PokeReturnValue, dag, task


@dag(
    schedule=None,
    tags={"partners"},
    default_args={"retry_exponential_backoff": True, "retries": 6},
)
def partner_feed_poll():
    """Triggered by hand (or through the API) when a partner announces a feed."""

    @task.sensor(poke_interval=30, timeout=900, mode="reschedule")
    def feed_is_there() -> PokeReturnValue:
        resp = httpx.head("https://partner.example.net/feed.csv.gz")
        return PokeReturnValue(is_done=resp.status_code == 200, xcom_value=resp.headers.get("etag"))

    @task(execution_timeout=timedelta(minutes=20))
    def download(etag: str) -> str:
        target = f"/data/feeds/{etag}.csv.gz"
        with httpx.stream("GET", "https://partner.example.net/feed.csv.gz") as r, open(target, "wb") as fh:
            for chunk in r.iter_bytes():
                fh.write(chunk)
        return target

    download(feed_is_there())


partner_feed_poll()
