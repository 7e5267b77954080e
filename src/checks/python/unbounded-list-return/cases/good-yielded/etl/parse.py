import json


def parsed(path):
    with open(path) as file:
        for line in file:
            yield json.loads(line)


def batches(path, size):
    batch = []
    with open(path) as file:
        for line in file:
            batch.append(line)
            if len(batch) == size:
                yield batch
                batch = []
    return batch


def errors(path):
    found = []
    with open(path) as file:
        for line in file:
            if "ERROR" in line:
                found.append(line)
    return found


def names(columns):
    result = []
    for column in columns:
        result.append(column.name)
    return result
