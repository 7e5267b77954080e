"""Requests and errors of each page, from the access log: access_log.py <access.log> <target folder>"""
