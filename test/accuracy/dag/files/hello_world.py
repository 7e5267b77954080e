from airflow import DAG
from airflow.operators.bash import BashOperator
import datetime

with DAG(dag_id="hello_world", start_date=datetime.datetime(2023, 1, 1)) as dag:
    # prints hello
    hello = BashOperator(
        task_id="hello",
        bash_command="echo 'hello world'",  # next lesson: {{ ds }}
    )

# I follow the video course, chapter 2.
# The UI is on http://localhost:8080
#
# to run it:
#   airflow dags test hello_world 2023-01-01
