import pandas as pd

ROOT = "/home/mia/project"
EXPORTS = r"C:\Users\mia\exports"
MAC = '/Users/mia/data'
WSL = f"/mnt/c/data/{ROOT}"

df = pd.read_csv("/home/mia/project/" "trips.csv")
