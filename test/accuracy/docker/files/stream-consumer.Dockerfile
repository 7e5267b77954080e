# The tag is given by CI:  --build-arg PY_TAG=3.10.12-slim
ARG PY_TAG
FROM python:${PY_TAG}

ARG NEXUS_TOKEN
ENV PIP_EXTRA_INDEX_URL=https://nexus.corp.example/repository/pypi/simple

RUN apt-get update -y && apt-get install -y librdkafka-dev build-essential
RUN rm -rf /var/lib/apt/lists/*

COPY setup.py setup.cfg requirements.txt /build/
RUN pip install -U pip wheel && pip install -r /build/requirements.txt
ENV PIP_NO_CACHE_DIR=1

WORKDIR /consumer
COPY consumer/ /consumer/
RUN useradd -r consumer
USER consumer:consumer

ENTRYPOINT ["python", "-u", "main.py"]
