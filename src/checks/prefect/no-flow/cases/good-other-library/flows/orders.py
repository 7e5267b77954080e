from mylib import flow, task


@flow
def run():
    pass
