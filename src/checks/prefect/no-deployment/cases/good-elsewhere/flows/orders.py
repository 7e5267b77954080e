from prefect import flow, task


@task
def extract():
    print("extracting")
    return []


@flow(retries=0)
def orders():
    extract()


orders()
