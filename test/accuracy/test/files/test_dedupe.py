from pytest import mark, approx

from dedupe import dedupe, jaccard


def _check(rows, expected):
    seen = dedupe(rows)
    assert [r["id"] for r in seen] == expected
    assert seen is not rows


def test_exact_duplicates():
    _check([{"id": 1}, {"id": 1}], [1])


def test_keeps_first():
    _check([{"id": 2, "v": "a"}, {"id": 1, "v": "b"}, {"id": 2, "v": "c"}], [2, 1])


@mark.parametrize("a, b, score", [
    ("kyiv", "kyiv", 1.0),
    ("kyiv", "kiev", 1 / 3),
    ("", "kyiv", 0.0),
])
def test_jaccard(a, b, score):
    assert jaccard(a, b) == approx(score)
