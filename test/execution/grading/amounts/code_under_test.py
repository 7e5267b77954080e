from decimal import Decimal, InvalidOperation


class BadAmount(ValueError):
    pass


def amount_of(text):
    try:
        amount = Decimal(text)
    except InvalidOperation as error:
        raise BadAmount(text) from error
    if amount < 0:
        raise BadAmount(text)
    return amount
