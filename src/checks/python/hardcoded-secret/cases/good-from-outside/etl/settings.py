import os

from airflow.models import Variable

DB_PASSWORD = os.environ["DB_PASSWORD"]
API_KEY = Variable.get("api_key")
TOKEN_URL = "https://auth.example.org/token"
PASSWORD_FILE = "/run/secrets/db"
SECRET_NAME = "prod/etl/db"
token = "<your-token>"
password = ""
api_key = "your-api-key"
secret = "changeme"
DSN = f"postgresql://etl:{DB_PASSWORD}@db/shop"
TEMPLATE = "postgresql://{user}:{password}@{host}/{name}"
PASSWORD_ENV_VAR = "DB_PASSWORD"
tokenizer = "bert-base-uncased"
next_page_token = "abc123"
params = {"token": token, "password_column": "pw", "max_tokens": "512"}
message = "the password = %s is wrong"
