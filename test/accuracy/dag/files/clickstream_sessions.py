import datetime as dt

from airflow.decorators import dag
from airflow.models.baseoperator import chain
from airflow.providers.apache.spark.operators.spark_submit import SparkSubmitOperator
from airflow.providers.amazon.aws.sensors.s3 import S3KeySensor as WaitForKey

SENSOR_OPTS = {
    "mode": "reschedule",
    "timeout": 3 * 3600,
    "poke_interval": 120,
}
DAG_OPTS = dict(
    schedule="@hourly",
    start_date=dt.datetime(2024, 2, 1),
    catchup=False,
    max_active_runs=2,
    tags=["clickstream"],
)


@dag(dag_id="clickstream_sessions", default_args={"retries": 4, "retry_delay": dt.timedelta(seconds=90)}, **DAG_OPTS)
def clickstream_sessions():
    """
    Sessionise raw clicks with Spark.
    """
    ready = WaitForKey(
        task_id="ready",
        bucket_key="s3://raw/clicks/{{ data_interval_start.strftime('%Y/%m/%d/%H') }}/_SUCCESS",
        **SENSOR_OPTS,
    )
    sessionise = SparkSubmitOperator(
        task_id="sessionise",
        application="/opt/jobs/sessionise.py",
        application_args=["--hour", "{{ ts }}"],
    )
    compact = SparkSubmitOperator(task_id="compact", application="/opt/jobs/compact.py")
    chain(ready, sessionise, compact)


clickstream_sessions()
