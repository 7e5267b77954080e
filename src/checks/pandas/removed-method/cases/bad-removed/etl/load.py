import pandas as pd


def load(path, late):
    orders = pd.read_csv(path, error_bad_lines=False)
    orders = orders.append(late)
    late = late.append({"id": 1}, ignore_index=True)
    for name, column in pd.DataFrame(late).iteritems():
        print(name, column)
    return orders.ix[0]
