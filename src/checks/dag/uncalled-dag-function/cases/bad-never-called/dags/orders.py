from airflow.sdk import dag, task


@dag(schedule="@daily")
def daily_orders():
    @task
    def extract():
        return 1

    extract()
