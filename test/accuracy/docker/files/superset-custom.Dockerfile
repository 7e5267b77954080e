FROM apache/superset:2.1.0

USER root

RUN apt-get update \
    && apt-get install -y --no-install-recommends \
       firefox-esr \
       wget \
    && rm -rf /var/lib/apt/lists/*

ENV GECKODRIVER_VERSION=0.33.0
RUN wget -q https://github.com/mozilla/geckodriver/releases/download/v${GECKODRIVER_VERSION}/geckodriver-v${GECKODRIVER_VERSION}-linux64.tar.gz \
    && tar -x geckodriver -zf geckodriver-v${GECKODRIVER_VERSION}-linux64.tar.gz -O > /usr/bin/geckodriver \
    && chmod 755 /usr/bin/geckodriver \
    && rm geckodriver-v${GECKODRIVER_VERSION}-linux64.tar.gz

RUN pip install --no-cache gevent==22.10.2 \
    && rm -rf /root/.cache/pip
RUN pip install --no-cache-dir \
       clickhouse-connect \
       "psycopg2-binary==2.9.6"

COPY superset_config.py /app/pythonpath/
ENV SUPERSET_CONFIG_PATH=/app/pythonpath/superset_config.py

HEALTHCHECK --start-period=60s CMD curl -f "http://localhost:${SUPERSET_PORT:-8088}/health"

USER superset
