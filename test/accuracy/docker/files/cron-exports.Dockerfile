FROM ubuntu:20.04
MAINTAINER "Data Platform" <platform@shop.example>

ENV TZ=UTC
RUN ln -snf /usr/share/zoneinfo/$TZ /etc/localtime && echo $TZ > /etc/timezone

RUN apt update && apt install -y cron python3 python3-pip \
    && rm -rf /var/lib/apt/lists/*

WORKDIR /exports
COPY requirements.txt .
RUN pip3 install -r requirements.txt; rm -rf ~/.cache/pip

COPY crontab /etc/cron.d/exports
RUN chmod 0644 /etc/cron.d/exports && crontab /etc/cron.d/exports
COPY *.py ./

RUN useradd exporter && touch /var/run/crond.pid && chown exporter /var/run/crond.pid
USER exporter

CMD cron -f
