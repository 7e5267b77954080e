from airflow.decorators import dag


@dag(schedule="@daily")
def daily_orders():
    pass


if __name__ == "__main__":
    daily_orders().test()
