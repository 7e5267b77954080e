import pandas as pd

%matplotlib inline
df = pd.read_csv("trips.csv")
