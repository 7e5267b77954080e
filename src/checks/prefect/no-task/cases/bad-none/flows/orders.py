import prefect


@prefect.flow
def orders():
    return []
