from prefect import flow, task

from settings import RETRIES


@task(retries=RETRIES)
def extract():
    return []


@flow
def orders():
    return extract()
