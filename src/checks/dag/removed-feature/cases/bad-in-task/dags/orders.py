from airflow.providers.standard.operators.bash import BashOperator
from airflow.sdk import DAG, task


def load(hook):
    from airflow.utils.dates import days_ago

    return days_ago(1)


with DAG("orders", schedule="@daily") as dag:

    @task
    def extract(**context):
        return context["execution_date"]

    @task
    def transform(execution_date=None):
        print(execution_date)

    extract() >> transform()
    BashOperator(task_id="load", bash_command="load.sh {{ prev_ds }} {{ dag_run.logical_date }}")
