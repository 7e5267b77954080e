from smart_open import open


def read(path):
    return open(path).read()
