import unittest

import pytest

from pipeline.export import export


class ExportTest(unittest.TestCase):
    def test_export(self, tmp_path):
        self.assertEqual(export(tmp_path), 1)

    @pytest.mark.parametrize("rows", [1, 2])
    def test_rows(self, rows):
        self.assertEqual(export(rows), rows)
