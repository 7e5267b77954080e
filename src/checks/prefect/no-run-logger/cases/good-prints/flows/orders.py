from prefect import flow, task


@task
def extract():
    print("extracting")
    return []


@flow(log_prints=True)
def orders():
    extract()


orders()
