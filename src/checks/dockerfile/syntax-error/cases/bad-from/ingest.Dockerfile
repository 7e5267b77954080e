FROM python:3.12-slim # the interpreter
FROM
FROM python 3.12
RUM pip install requests
COPY requirements.txt
