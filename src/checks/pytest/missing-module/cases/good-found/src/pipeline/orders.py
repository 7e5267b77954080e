def parse(row):
    return row
