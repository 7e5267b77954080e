class Pages:
    def __init__(self, client):
        self.client = client
        self.token = None

    def __iter__(self):
        return self

    def __next__(self):
        page, self.token = self.client.page(self.token)
        if not page:
            raise StopIteration
        return page
