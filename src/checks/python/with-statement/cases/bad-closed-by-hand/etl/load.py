def load(path, connection):
    file = open(path)
    connection.copy_from(file, "trips")
    file.close()
