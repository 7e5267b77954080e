from airflow.decorators import dag, task
from airflow.operators.python import get_current_context


@dag(schedule=None)
def orders():
    @task
    def load():
        context = get_current_context()
        print(context["logical_date"])

    load()


orders()
