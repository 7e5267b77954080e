RATES: dict[str, int] = {}
