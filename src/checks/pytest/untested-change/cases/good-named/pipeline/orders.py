def parse(row):
    return row


def main():
    print(parse({}))
