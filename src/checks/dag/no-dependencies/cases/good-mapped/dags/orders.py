from airflow.sdk import DAG, task
from airflow.providers.standard.operators.bash import BashOperator

with DAG("orders", schedule="@daily"):

    @task
    def commands():
        return ["echo 1", "echo 2"]

    BashOperator.partial(task_id="run").expand(bash_command=commands())
