"""/home/ and /Users/ are mentioned here, not used."""
from pathlib import Path

DATA = Path(__file__).parent / "data"
MOUNT = "/mnt/data/trips"
URL = "https://example.org/home/x"
# /home/mia was here
BUCKET = "s3://bucket/Users/x"
