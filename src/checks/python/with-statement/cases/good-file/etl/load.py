def load(path, connection):
    with open(path) as file, connection.cursor() as cursor:
        cursor.copy_from(file, "trips")
