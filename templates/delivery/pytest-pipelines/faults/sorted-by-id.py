"""
the orders come out sorted by id instead of as they came

Hand in orders whose ids are not in ascending order, and compare the whole list
"""

_original_deduplicate = deduplicate


def deduplicate(orders):
    yield from sorted(_original_deduplicate(orders), key=lambda order: order.id)
