from airflow import decorators


@decorators.dag
def orders():
    pass


orders()
