import pandas as pd
import torch.nn as nn
from airflow import DAG
from pandas import DataFrame
from sklearn.linear_model import LinearRegression

dag = DAG("orders", schedule=None)
