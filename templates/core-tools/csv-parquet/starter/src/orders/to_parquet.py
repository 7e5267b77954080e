"""Turns the orders from CSV into Parquet, a folder a day: to_parquet.py <orders.csv> <target folder>"""
