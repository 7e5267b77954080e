def main() -> None:
    print("loaded")
