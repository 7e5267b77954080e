import os
from pathlib import Path

import pandas as pd

from pipeline.export import export


def test_export():
    target = Path.home() / "exports" / "orders.csv"
    target.write_text("id\n1\n")
    (Path.home() / "exports").mkdir(exist_ok=True)
    pd.DataFrame({"id": [1]}).to_csv(Path.home() / "orders.csv")
    with open(os.path.expanduser("~/orders.csv"), "w") as file:
        file.write("id\n")


def test_written():
    export("orders")
    assert os.path.exists("/tmp/out.csv")
