def load(rows):
    print("loading")
    for row in rows:
        if not row:
            print(f"empty row {row}")
