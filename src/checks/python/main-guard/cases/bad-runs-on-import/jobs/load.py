from etl import load

load()
