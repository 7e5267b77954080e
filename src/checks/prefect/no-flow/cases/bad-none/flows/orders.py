from prefect import task


@task
def extract():
    return []
