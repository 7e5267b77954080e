FROM python:latest

LABEL maintainer="Ana Souza <ana@dados.example>"

# Credenciais do banco de homologação
ENV GE_HOME=/ge
ENV DATABASE_URL=postgresql+psycopg2://ge_user:Gx81kLm@pg-homolog.dados.example:5432/dw

COPY requirements.txt /ge/
COPY expectations/ /ge/expectations/
COPY checkpoints/ /ge/checkpoints/
ADD entrypoint.sh /ge/entrypoint.sh

RUN apt-get update -qq && apt-get install -qqy --no-install-recommends libpq-dev gcc && rm -rf /var/cache/apt/archives/*

RUN pip install -r /ge/requirements.txt "great_expectations==0.15.50"

RUN useradd -ms /bin/bash ge && chown -R ge:ge /ge
USER ge

# HEALTHCHECK --interval=5m CMD great_expectations --version
HEALTHCHECK NONE
ENTRYPOINT sh /ge/entrypoint.sh
