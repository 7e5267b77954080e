from prefect import Flow, Parameter, task
from prefect.executors import LocalDaskExecutor


@task
def extract(day):
    return [day]


with Flow("orders", executor=LocalDaskExecutor()) as flow:
    extract(Parameter("day"))
