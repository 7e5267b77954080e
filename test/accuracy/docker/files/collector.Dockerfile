FROM python:3.9-slim-buster

# poetry is pinned, the rest comes from the lock file
ENV POETRY_VERSION=1.4.2 \
    POETRY_VIRTUALENVS_CREATE=false \
    PIP_NO_CACHE_DIR=1 \
    PIP_DISABLE_PIP_VERSION_CHECK=1

RUN apt-get update && \
    DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends gcc g++ libffi-dev && \
    find /var/lib/apt/lists -mindepth 1 -delete && rm -rf /var/lib/apt/lists/*

RUN python3 -m pip install "poetry==$POETRY_VERSION"

WORKDIR /collector
COPY ./pyproject.toml ./poetry.lock* /collector/
RUN poetry install --no-interaction --no-ansi --no-root --only main

ADD --chown=root:root https://static.collector.example/geo/GeoLite2-City.mmdb /collector/geo/
COPY . /collector

CMD ["python", "-m", "collector"]
