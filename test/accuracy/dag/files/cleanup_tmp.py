from airflow import DAG
from airflow.operators.bash import BashOperator

# Two independent housekeeping jobs, order does not matter.
# Runs on the scheduler host only, see the wiki page about disks.

with DAG('cleanup_tmp', schedule='@weekly', catchup=False) as dag:
    tmp = BashOperator(
        task_id='tmp',
        bash_command='find /tmp -mtime +7 -type f -delete; echo "cleaned >> ok"',
    )
    logs = BashOperator(
        task_id='logs',
        bash_command='find /opt/airflow/logs -mtime +30 -name "*.log" -delete && echo done >> /var/log/cleanup.log',
    )
