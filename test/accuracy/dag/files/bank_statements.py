# Two DAGs in one file: the loader and the monthly report.
import datetime
import logging
import re
from decimal import Decimal

from airflow import DAG
from airflow.models.baseoperator import cross_downstream
from airflow.operators.email import EmailOperator
from airflow.operators.empty import EmptyOperator
from airflow.operators.python import PythonOperator
from airflow.providers.common.sql.sensors.sql import SqlSensor
from airflow.providers.sftp.sensors.sftp import SFTPSensor

log = logging.getLogger(__name__)

ARGS = {
    "owner": "treasury",
    "retries": 2,
    "retry_delay": datetime.timedelta(minutes=1),
    "sla": datetime.timedelta(hours=1),
}


TAG = re.compile(r"^:(?P<tag>\d{2}[A-Z]?):(?P<rest>.*)$")


def parse_mt940(lines):
    """Yields (tag, text); continuation lines are glued to the tag before them.

    >>> list(parse_mt940([":20:REF", ":86:first", "second"]))
    [('20', 'REF'), ('86', 'first second')]
    """
    tag, text = None, []
    for line in lines:
        line = line.rstrip("\r\n")
        hit = TAG.match(line)
        if hit:
            if tag is not None:
                yield tag, " ".join(text)
            tag, text = hit["tag"], [hit["rest"]]
        elif tag is not None and line != "-":
            text.append(line)
    if tag is not None:
        yield tag, " ".join(text)


def balance(fields):
    """C240131EUR1234,56 -> Decimal('1234.56'), debit is negative."""
    raw = dict(fields)["62F"]
    sign = 1 if raw[0] == "C" else -1
    return sign * Decimal(raw[10:].replace(",", "."))


def load_statement(account, execution_date, **_):
    name = f"/out/mt940/{account}_{execution_date:%Y%m%d}.sta"
    with open(name, encoding="latin-1") as fh:
        fields = list(parse_mt940(fh))
    closing = balance(fields)
    log.info("%s closes at %s", account, closing)
    if closing < 0:
        # overdrafts are legal, but somebody wants to know
        log.warning("account %s is overdrawn", account)
    return str(closing)


with DAG(
    "bank_statements",
    default_args=ARGS,
    start_date=datetime.datetime(2020, 4, 1),
    schedule_interval="0 7 * * 1-5",
    catchup=False,
    max_active_runs=1,
    tags=["treasury"],
    description="MT940 statements from the bank",
) as loader:
    wait_file = SFTPSensor(task_id="wait_file", path="/out/mt940", mode="reschedule", timeout=7200)
    wait_book = SqlSensor(task_id="wait_book", conn_id="ledger", sql="SELECT closed FROM book LIMIT 1")
    loads = [
        PythonOperator(task_id=f"load_{acc}", python_callable=load_statement, op_kwargs={"account": acc})
        for acc in ("eur", "usd", "chf")
    ]
    cross_downstream([wait_file, wait_book], loads)
    loads >> EmptyOperator(task_id="done")

with DAG(
    "bank_statements_report",
    default_args=ARGS,
    start_date=datetime.datetime(2020, 4, 1),
    schedule_interval="0 8 1 * *",
    catchup=False,
) as report:
    EmailOperator(task_id="mail", to="treasury@example.com", subject="Report", html_content="see link")
