from airflow.sdk import DAG, task

with DAG("orders", schedule=None) as dag:

    @task.branch(task_id="x")
    def choose():
        return "a"

    choose()
