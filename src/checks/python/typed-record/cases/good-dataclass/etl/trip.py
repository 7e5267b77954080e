from dataclasses import dataclass


@dataclass(frozen=True)
class Trip:
    id: int
    distance: float
