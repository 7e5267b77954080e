from contextlib import AbstractContextManager


class Transaction(AbstractContextManager):
    def __exit__(self, *error):
        self.connection.rollback()
