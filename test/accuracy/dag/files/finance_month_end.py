from airflow import DAG
from airflow.providers.postgres.operators.postgres import PostgresOperator
from airflow.timetables.trigger import CronTriggerTimetable
import pendulum

from common_default_args import DEFAULT_ARGS

with DAG(
    "finance_month_end",
    default_args=DEFAULT_ARGS,
    start_date=pendulum.datetime(2022, 1, 1, tz="Europe/Berlin"),
    timetable=CronTriggerTimetable("0 2 1 * *", timezone="Europe/Berlin"),
    catchup=False,
    max_active_runs=1,
    tags=["finance"],
    doc_md="""
    # Monatsabschluss
    Bucht die Salden des Vormonats. Ansprechpartner: Controlling.
    """,
) as dag:
    salden = PostgresOperator(
        task_id="salden",
        postgres_conn_id="fibu",
        sql="""
            INSERT INTO salden (monat, konto, betrag)
            SELECT date_trunc('month', DATE '{{ data_interval_start | ds }}'), konto, sum(betrag)
            FROM buchungen
            GROUP BY 1, 2
        """,
    )
    sperren = PostgresOperator(
        task_id="sperren",
        postgres_conn_id="fibu",
        sql="UPDATE perioden SET gesperrt = true WHERE gesperrt = false",
    )
    salden >> sperren
