from airflow import DAG
from airflow.operators.bash import BashOperator

SUBMIT = "spark-submit --master yarn job.py"

with DAG("orders", schedule=None) as dag:
    BashOperator(task_id="a", bash_command="PGPASSWORD=$PW psql -f load.sql")
    BashOperator(task_id="b", bash_command=SUBMIT)
    BashOperator(task_id="c", bash_command=f"aws s3 cp x s3://raw/{1 + 1}")
    BashOperator(task_id="d", bash_command="aws s3 cp s3://raw/{{ ds }}.csv .")
    BashOperator(task_id="e", bash_command="aws s3 cp s3://raw/{{ ds }}.csv s3://work/{{ ds }}.csv")
    BashOperator(task_id="f", bash_command="aws s3 sync /data s3://raw/")
    BashOperator(task_id="g", bash_command="airflow dags trigger load")
