from airflow.decorators import dag


@dag(schedule="@daily")
def daily_orders():
    pass


@dag(schedule="@hourly")
def hourly_orders():
    pass


def build(country):
    @dag(dag_id=country)
    def orders():
        pass

    return orders()


workflow = daily_orders()
for make in [hourly_orders]:
    make()
build("de")
