import pendulum
from airflow.decorators import dag, task

# TODO: schedule once the warehouse team confirms the export time

@dag(
    start_date=pendulum.datetime(2024, 3, 1),
    catchup=False,
    tags=["inventory", "draft"],
    description="Snapshot of stock levels",
)
def inventory_snapshot():

    @task(retries=0)
    def export(ds=None):
        path = f"/exports/stock_{ds}.csv"
        return path

    @task.virtualenv(requirements=["polars==0.20.3"], system_site_packages=False)
    def count(path):
        import polars as pl
        return pl.read_csv(path).height

    @task
    def report(n):
        print(f"{n} rows")

    p = export()
    n = count(p)
    report(n)

inventory_snapshot()
