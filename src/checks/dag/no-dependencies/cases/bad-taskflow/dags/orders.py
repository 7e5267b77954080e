from airflow.sdk import dag, task


@dag(schedule="@daily")
def orders():
    @task
    def extract(ds=None):
        return 1 << 2

    @task.bash
    def load():
        return "python load.py"

    extract()
    load()


orders()
