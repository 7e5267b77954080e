import json

config = json.load(open("config.json"))


def write(path, rows):
    file = open(path, "w")
    for row in rows:
        file.write(row)
    file.close()
