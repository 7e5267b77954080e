from prefect import Flow, flow


@flow
def child():
    return 1


def run(any_flow: Flow):
    return any_flow()
