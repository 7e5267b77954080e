import os
from pathlib import Path

import pandas as pd

from pipeline.export import export

TARGET = "/tmp/out.csv"


def test_export():
    export(TARGET)
    with open(TARGET) as file:
        assert file.read() == "id\n1\n"
    os.remove(TARGET)


def test_input():
    Path("/home/anna/orders.csv").write_text("id\n1\n")
    pd.DataFrame({"id": [1]}).to_csv("~/orders.csv")
    assert export("~/orders.csv") == 1
