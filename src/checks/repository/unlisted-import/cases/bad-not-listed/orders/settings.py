import requests
import yaml

try:
    import polars
except ImportError:
    polars = None

URL = os.environ["URL"]
