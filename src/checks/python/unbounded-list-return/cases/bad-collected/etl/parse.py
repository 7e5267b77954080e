import csv
import json


def parsed(path):
    rows = []
    with open(path) as file:
        for line in file:
            rows.append(json.loads(line))
    return rows


def trips(path):
    with open(path, newline="") as file:
        result = list()
        for number, row in enumerate(csv.DictReader(file)):
            result.append((number, row["id"]))
        return result
