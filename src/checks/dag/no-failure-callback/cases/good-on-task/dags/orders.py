from airflow.sdk import DAG, task


def notify(context):
    print(context["ds"])


with DAG("orders", schedule=None) as dag:

    @task(on_failure_callback=notify)
    def load():
        pass

    load()
