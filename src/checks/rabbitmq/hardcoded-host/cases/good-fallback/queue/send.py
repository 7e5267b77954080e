import os

import pika

HOST = os.getenv("RABBIT_HOST", "localhost")
PARAMETERS = pika.ConnectionParameters(host=HOST, virtual_host="/")
