"""Sums the orders of a day into the warehouse."""
