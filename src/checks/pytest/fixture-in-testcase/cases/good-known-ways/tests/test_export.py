import unittest
from unittest.mock import DEFAULT, patch

import pytest
from parameterized import parameterized

from pipeline.export import export
from tests.base import DatabaseTestCase


class ExportTest(unittest.TestCase):
    @patch("pipeline.export.write")
    def test_export(self, write):
        self.assertEqual(export(write), 1)

    @patch.multiple("pipeline.export", read=DEFAULT, write=DEFAULT)
    def test_both(self, read, write):
        self.assertEqual(export(read, write), 1)

    @parameterized.expand([(1,), (2,)])
    def test_rows(self, rows):
        self.assertEqual(export(rows), rows)


class TestExport:
    def test_export(self, tmp_path):
        assert export(tmp_path) == 1

    @pytest.mark.parametrize("rows", [1, 2])
    def test_rows(self, rows):
        assert export(rows) == rows


class DatabaseExportTest(DatabaseTestCase):
    def test_export(self, tmp_path):
        assert export(tmp_path) == 1
