# One file, three targets: base, dev, prod.
#   docker build --target dev  -f platform.Dockerfile .
#   docker build --target prod -f platform.Dockerfile .

ARG VARIANT=slim-bullseye
ARG BASE=docker.io/library/python:3.11-${VARIANT}

FROM ${BASE} AS base
RUN set -ex; \
    savedAptMark="$(apt-mark showmanual)"; \
    apt-get update; \
    apt-get install -y --no-install-recommends tini libpq5; \
    apt-mark manual $savedAptMark; \
    rm -rf /var/lib/apt/lists/*
RUN addgroup --gid 2000 platform && adduser --uid 2000 --gid 2000 --disabled-password --gecos '' platform
WORKDIR /platform
COPY requirements.txt constraints.txt ./
RUN pip install -r requirements.txt -c constraints.txt
HEALTHCHECK --interval=1m CMD ["python", "-m", "platform_api.health"]
USER platform

FROM base AS dev
USER root
COPY requirements-dev.txt ./
RUN pip install -r requirements-dev.txt
CMD uvicorn platform_api.main:app --reload --host 0.0.0.0

FROM base AS prod
COPY platform_api ./platform_api
ENTRYPOINT ["tini", "--"]
CMD ["uvicorn", "platform_api.main:app", "--host", "0.0.0.0"]
