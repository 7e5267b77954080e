import unittest
from unittest.mock import MagicMock, call

from db_writer import Writer, WriteError


class WriterSpec(unittest.TestCase):
    """A TestCase by another name."""

    def setUp(self):
        self.cursor = MagicMock()
        self.writer = Writer(self.cursor)

    def _expect_sql(self, *statements):
        self.cursor.execute.assert_has_calls([call(s) for s in statements])

    def test_truncate_then_insert(self):
        self.writer.replace("t", [])
        self._expect_sql("TRUNCATE t")

    def test_insert_order(self):
        self.writer.replace("t", [(1,), (2,)])
        self.assertEqual(self.cursor.execute.call_args_list[0], call("TRUNCATE t"))

    def test_bad_table(self):
        self.assertRaises(WriteError, self.writer.replace, "t; drop table x", [])
