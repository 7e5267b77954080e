from typing import TYPE_CHECKING

import numpy as np
from airflow import DAG
from airflow.decorators import task

if TYPE_CHECKING:
    import pandas as pd


@task
def clean():
    import pandas as pd

    return len(pd.DataFrame())


dag = DAG("orders", schedule=None)
