import pytest

from contracts.schema import Schema, SchemaError

ORDERS = Schema({"id": int, "amount": float, "note": str}, nullable={"note"})


@pytest.mark.parametrize(
    "row",
    [
        {"id": 1, "amount": 2.0, "note": "x"},
        {"id": 1, "amount": 2.0, "note": None},
    ],
)
def test_good_rows(row):
    assert ORDERS.check(row) is row


@pytest.mark.parametrize("missing", sorted(["id", "amount"]))
def test_missing_column(missing):
    row = {"id": 1, "amount": 2.0, "note": ""}
    del row[missing]
    with pytest.raises(SchemaError) as caught:
        ORDERS.check(row)
        assert caught.value.column == missing


def test_extra_column_is_named_in_message():
    with pytest.raises(SchemaError, match=r"unexpected: \['z'\]"):
        ORDERS.check({"id": 1, "amount": 1.0, "note": "", "z": 0})


# -- coercion ---------------------------------------------------------------

COERCIONS = [
    # raw, type, wanted
    ("1", int, 1),
    (" 1 ", int, 1),
    ("1.50", float, 1.5),
    ("1,50", float, 1.5),
    ("TRUE", bool, True),
    ("no", bool, False),
    (None, int, None),
]


@pytest.mark.parametrize("raw, kind, wanted", COERCIONS)
def test_coerce(raw, kind, wanted):
    got = Schema({"c": kind}, nullable={"c"}).coerce({"c": raw})
    assert got == {"c": wanted}
    assert type(got["c"]) is type(wanted)


@pytest.mark.parametrize("raw", ["", "abc", "1.2.3", "--1"])
def test_coerce_refuses(raw):
    schema = Schema({"c": float})
    with pytest.raises(SchemaError):
        schema.coerce({"c": raw})


# -- evolution --------------------------------------------------------------


class TestEvolution:
    old = Schema({"id": int})

    def test_adding_a_nullable_column_is_fine(self):
        new = Schema({"id": int, "note": str}, nullable={"note"})
        assert self.old.compatible_with(new)

    def test_adding_a_required_column_breaks(self):
        new = Schema({"id": int, "amount": float})
        assert not self.old.compatible_with(new)

    def test_v2_widens_int_to_float(self):
        new = Schema({"id": float})
        assert self.old.compatible_with(new)
        assert not new.compatible_with(self.old)

    def test_dropping_breaks(self):
        problems = self.old.diff(Schema({}))
        assert [p.kind for p in problems] == ["dropped"], problems

    def test_same_is_compatible(self):
        assert self.old.compatible_with(self.old) is True
