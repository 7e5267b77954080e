from airflow.decorators import dag, task, task_group

DASHBOARDS = ["sales", "stock", "returns"]


@dag(tags=["bi"])
def refresh_dashboards():
    # each one is refreshed on its own
    @task
    def refresh_sales():
        print("sales")

    @task
    def refresh_stock():
        print("stock")

    @task_group
    def others():
        @task
        def refresh_returns():
            print("returns")

        refresh_returns()

    refresh_sales()
    refresh_stock()
    others()


dag = refresh_dashboards()
