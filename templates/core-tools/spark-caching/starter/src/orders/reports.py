"""Three reports from one read of the orders: reports.py <orders.csv> <target folder>"""
