from datetime import timedelta

import pendulum
from airflow.decorators import dag, task
from airflow.models import Variable

default_args = {
    "owner": "ml",
    "max_active_runs": 1,
    "execution_timeout": timedelta(hours=4),
    # "retries": 2,
}


@dag(
    start_date=pendulum.today("UTC").add(days=-7),
    schedule="@weekly",
    catchup=False,
    default_args=default_args,
    tags=[],
)
def ml_training_weekly():
    """### Weekly training

    Reads the feature table, trains, compares with the live model.
    """
    model_name = Variable.get("model_name", "gbm")

    @task
    def train(name: str) -> dict:
        import random
        return {"name": name, "auc": random.random()}

    @task.branch
    def better(result: dict) -> str:
        return "promote" if result["auc"] > 0.8 else "keep"

    @task
    def promote():
        print("promoting")

    @task
    def keep():
        print("keeping")

    better(train(model_name)) >> [promote(), keep()]


ml_training_weekly()
