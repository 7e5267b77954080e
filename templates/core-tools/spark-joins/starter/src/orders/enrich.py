"""Gives each order the city of its customer: enrich.py <orders.csv> <customers.csv> <target folder>"""
