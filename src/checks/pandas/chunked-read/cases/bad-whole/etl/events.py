import pandas as pd


def load(engine):
    events = pd.read_csv("events.csv", dtype={"id": "int64"})
    events.to_sql("events", engine, if_exists="append", index=False)
