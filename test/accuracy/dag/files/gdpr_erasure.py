"""GDPR erasure requests. Owner: privacy-engineering."""
import logging
from datetime import timedelta

from pendulum import datetime

import airflow.decorators as ad
from airflow.models.param import Param

logger = logging.getLogger(__name__)


def open_ticket(context):
    logger.error("ticket for %s", context["task_instance_key_str"])


@ad.dag(
    schedule=None,
    start_date=datetime(2024, 1, 15),
    catchup=False,
    max_active_runs=3,
    doc_md=__doc__,
    tags=["privacy"],
    params={"customer_id": Param("", type="string")},
    default_args={"on_failure_callback": open_ticket},
)
def gdpr_erasure():
    @ad.task
    def systems() -> list[str]:
        return ["crm", "shop", "lake"]

    @ad.task(retries=5, retry_delay=timedelta(minutes=1), retry_exponential_backoff=True)
    def erase(system: str, params=None) -> str:
        logger.info("erasing %s in %s", params["customer_id"], system)
        return system

    @ad.task
    def confirm(done: list[str]) -> None:
        logger.info("erased in %s", ", ".join(done))

    confirm(erase.expand(system=systems()))


gdpr_erasure()
