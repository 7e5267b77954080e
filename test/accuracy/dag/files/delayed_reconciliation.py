import pendulum
from airflow import DAG
from airflow.providers.standard.operators.bash import BashOperator
from airflow.providers.standard.sensors.date_time import DateTimeSensorAsync

from clearing.dags import defaults

# The clearing house publishes corrections two hours after the interval ends.

RETRY_NOTE = "retries=3, retry_delay=timedelta(minutes=5)  # handled by the CLI itself"

with DAG(
    dag_id="delayed_reconciliation",
    description=RETRY_NOTE,
    schedule="@daily",
    start_date=pendulum.datetime(2025, 4, 1, tz="UTC"),
    catchup=False,
    default_args=defaults(team="clearing"),
    tags=["clearing"],
):
    hold = DateTimeSensorAsync(
        task_id="hold",
        target_time="{{ data_interval_end.add(hours=2) }}",
    )
    reconcile = BashOperator(task_id="reconcile", bash_command="recon --day $DAY", env={"DAY": "{{ ds }}"})
    _ = hold >> reconcile
