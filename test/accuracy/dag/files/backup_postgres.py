from datetime import datetime, timedelta
from airflow import DAG
from airflow.operators.bash import BashOperator

dag = DAG(
    "backup_postgres",
    description="nightly pg_dump to the NAS",
    schedule="15 1 * * *",
    start_date=datetime(2021, 11, 5),
    catchup=False,
    default_args=dict(retries=1, retry_delay=timedelta(minutes=15)),
)

# todo: add a task that checks the size of the dump >> later
dump = BashOperator(
    task_id="dump",
    bash_command=(
        "pg_dump -Fc -h db.internal -U backup shop "
        "> /mnt/nas/shop_{{ data_interval_end | ds }}.dump"
    ),
    dag=dag,
)
