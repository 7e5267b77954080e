import pandas as pd
from torch import nn

activation = nn.ReLU(inplace=True)


def clean(orders: pd.DataFrame) -> pd.DataFrame:
    # orders.drop(columns="note", inplace=True)
    return orders.drop(columns="note", inplace=False)
