FROM ubuntu:22.04

LABEL org.opencontainers.image.source=https://git.shop.example/dwh/clickhouse-backup

ARG S3_ACCESS_KEY=AKIAFAKEFAKEFAKE0000
ARG S3_SECRET_KEY

SHELL ["/bin/bash", "-o", "pipefail", "-c"]

RUN apt-get update && apt-get -y --no-install-recommends install \
      awscli \
      clickhouse-client \
      gosu \
      python3-pip \
  ; rm -rf /var/lib/apt/lists/*

RUN pip3 install \
      --no-cache-dir \
      --disable-pip-version-check \
      --root-user-action=ignore \
      croniter==1.4.1 \
      "boto3 >= 1.28, < 1.29"

WORKDIR /backup
COPY --chmod=0755 backup.sh restore.sh ./

USER nobody

HEALTHCHECK --interval=10m --timeout=10s \
  CMD test -n "$(find /backup/last -mmin -1500)"

CMD ["/backup/backup.sh", "--keep", "7"]
