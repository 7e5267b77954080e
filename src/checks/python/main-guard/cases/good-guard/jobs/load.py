def main() -> None:
    load()


if __name__ == '__main__':
    main()
