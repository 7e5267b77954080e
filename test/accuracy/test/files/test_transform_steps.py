import pandas as pd
from steps import strip_names, parse_amounts


class StepsTests:
    """pytest says "collected 0 items", no idea why"""

    def setup_method(self):
        self.df = pd.DataFrame({"name": [" a ", "b"], "amount": ["1,5", "2"]})

    def test_strip(self):
        out = strip_names(self.df)
        assert out["name"].tolist() == ["a", "b"]

    def test_amounts(self):
        out = parse_amounts(self.df)
        assert out["amount"].tolist() == [1.5, 2.0]
