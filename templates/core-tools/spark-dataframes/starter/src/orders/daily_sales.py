"""Sales by day and channel, as a Spark job: daily_sales.py <orders.csv> <target folder>"""
