from decimal import Decimal


def discounted(amount, member):
    """Ten percent off from 100 on; members never pay for shipping, which is 5."""
    if amount >= 100:
        amount = amount * 9 / 10
    if not member:
        amount += 5
    return amount
