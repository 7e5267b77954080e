# The main entry.
def run() -> None:
    print("orders")


if __name__ == "__main__":
    run()
