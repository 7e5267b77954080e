from collections.abc import Callable, Mapping
from typing import Any


def parse(row: Mapping[str, object]) -> dict[str, Any]:
    return dict(row)


def retried(call: Callable[..., object], *args: Any, **options: Any) -> object:
    return call(*args, **options)


def _raw(value: Any) -> Any:
    return value
