class Stock:
    def __init__(self):
        self.items = {}

    def add(self, name, number):
        self.items[name] = self.items.get(name, 0) + number

    def take(self, name, number):
        if self.items.get(name, 0) < number:
            raise KeyError(name)
        self.items[name] -= number
