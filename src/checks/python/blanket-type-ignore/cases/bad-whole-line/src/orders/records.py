import legacy  # type: ignore


def rows(path: str) -> list[str]:
    return legacy.fetch(path)  # pyright: ignore
