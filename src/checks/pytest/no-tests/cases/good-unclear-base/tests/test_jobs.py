from tests.base import SparkTest


class OrdersJob(SparkTest):
    def test_counts(self):
        assert self.spark.range(3).count() == 3
