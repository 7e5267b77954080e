from typing import Any


class Parser:
    def parse(self, line: str) -> dict[str, Any]:
        number, distance = line.split(",")
        return {"id": int(number), "distance": float(distance)}
