def average(numbers):
    numbers = list(numbers)
    if not numbers:
        return None
    return sum(numbers) / len(numbers)
