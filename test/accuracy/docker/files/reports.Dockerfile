from python:3.7-slim
maintainer Analytics Guild

label team="analytics" \
      stage="prod"

workdir /reports
copy reports/ /reports/reports/
copy requirements.txt /reports/

run apt-get update \
 && apt-get install -y --no-install-recommends wkhtmltopdf fonts-dejavu \
 && apt-get clean
run pip install -r requirements.txt \
 && pip install gunicorn==20.1.0

run useradd reporter
user reporter

expose 5000
healthcheck --interval=1m cmd python -c "import socket; socket.create_connection(('localhost', 5000), 2)"
cmd ["gunicorn", "-b", ":5000", "reports.app:app"]
