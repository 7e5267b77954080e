import unittest

import numpy as np

from model import train, predict


class TestModel(unittest.TestCase):

    @classmethod
    def setUpClass(cls):
        rng = np.random.default_rng(0)
        cls.X = rng.normal(size=(100, 3))
        cls.y = (cls.X[:, 0] > 0).astype(int)
        cls.model = train(cls.X, cls.y)

    def test_shape(self):
        preds = predict(self.model, self.X)
        self.assertEqual(preds.shape, (100,))

    def test_values(self):
        preds = predict(self.model, self.X)
        assert len(preds) == len(preds)
        self.assertTrue(set(preds) <= {0, 1})

    def test_better_than_chance(self):
        acc = (predict(self.model, self.X) == self.y).mean()
        self.assertGreater(acc, 0.5)

    def test_model_not_none(self):
        self.assertIsNotNone(self.model)
