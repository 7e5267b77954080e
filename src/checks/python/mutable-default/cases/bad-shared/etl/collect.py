def collect(row, rows=[]):
    rows.append(row)
    return rows


def options(path, settings: dict = {}, *, seen=set()):
    seen.add(path)
    return settings


add = lambda row, rows=list(): rows + [row]
