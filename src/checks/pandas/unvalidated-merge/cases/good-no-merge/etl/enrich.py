import pandas as pd
from delta.tables import DeltaTable


def upsert(spark, path, updates: pd.DataFrame):
    target = DeltaTable.forPath(spark, path)
    target.alias("t").merge(updates, "t.id = u.id").whenMatchedUpdateAll().execute()
