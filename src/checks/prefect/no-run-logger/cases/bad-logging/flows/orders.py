import logging

from prefect import flow


@flow
def orders(day: str):
    logging.info("loading %s", day)
