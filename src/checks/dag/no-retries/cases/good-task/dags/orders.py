from airflow.sdk import dag, task


@dag(schedule=None)
def orders():
    @task(retries=2)
    def load():
        pass

    load()


orders()
