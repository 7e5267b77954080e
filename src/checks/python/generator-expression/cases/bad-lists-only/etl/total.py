def total(path):
    with open(path) as file:
        return sum([float(line) for line in file])
