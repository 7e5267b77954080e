from airflow.decorators import dag, task


@task(multiple_outputs=True)
def extract():
    return {"path": "x"}


@task
def load(path):
    print(path)


@dag(schedule="@daily")
def orders():
    rows = extract()
    load.override(task_id="load_orders")(path=rows["path"])


orders()
