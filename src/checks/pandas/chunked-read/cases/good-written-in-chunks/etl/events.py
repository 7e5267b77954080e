import pandas as pd


def load(events: pd.DataFrame, engine):
    events.to_sql("events", engine, index=False, chunksize=1_000)
