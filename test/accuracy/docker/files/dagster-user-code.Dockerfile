FROM python:3.11-slim

# checkov:skip=CKV_DOCKER_3: user is set

WORKDIR /opt/dagster/app

COPY setup.py ./
COPY requirements.txt ./
RUN pip install --upgrade pip==23.3 && pip install -r requirements.txt
COPY sales_analytics ./sales_analytics
RUN pip install --no-cache-dir --no-deps -e .

RUN useradd -u 1000 dagster && chown -R dagster /opt/dagster
USER dagster

EXPOSE 4000
HEALTHCHECK --interval=30s --timeout=10s CMD dagster api grpc-health-check -p 4000
CMD ["dagster", "api", "grpc", "-h", "0.0.0.0", "-p", "4000", "-m", "sales_analytics"]
