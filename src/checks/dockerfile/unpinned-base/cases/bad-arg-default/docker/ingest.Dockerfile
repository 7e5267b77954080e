ARG SPARK_TAG=latest
FROM --platform=linux/amd64 apache/spark:${SPARK_TAG}
COPY job.py /opt/job.py
