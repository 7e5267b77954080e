import sys


def main(path):
    try:
        rows = open(path).readlines()
    except IOError, error:
        print "cannot read", error
        sys.exit(1)
    return rows
