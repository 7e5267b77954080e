import pandas as pd


def load(engine):
    for chunk in pd.read_csv("events.csv", chunksize=50_000):
        chunk.to_sql("events", engine, if_exists="append", index=False)
