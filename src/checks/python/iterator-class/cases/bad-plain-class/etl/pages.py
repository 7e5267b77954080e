class Pages:
    def __init__(self, client):
        self.client = client

    def all(self):
        return self.client.pages()
