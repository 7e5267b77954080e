import logging

log = logging.getLogger(__name__)


def load(rows):
    log.info("loading")
    print(len(rows))
