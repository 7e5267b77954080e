from prefect import flow, get_run_logger


@flow
def load():
    get_run_logger().info("loading")
    print("done")
