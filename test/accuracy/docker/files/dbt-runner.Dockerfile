# syntax=docker/dockerfile:1
FROM python:3.10-slim@sha256:0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0

RUN <<EOF
set -eu
apt-get update
apt-get install -y --no-install-recommends git jq
rm -rf /var/lib/apt/lists/*
EOF

RUN <<'SH'
pip install --no-cache-dir --upgrade pip
pip install --no-cache-dir "dbt-core>=1.5,<1.6" "dbt-postgres>=1.5,<1.6"
useradd -m dbt
SH

WORKDIR /usr/app
COPY --chown=dbt:dbt dbt_project.yml packages.yml ./
COPY --chown=dbt:dbt models ./models
COPY --chown=dbt:dbt macros ./macros

USER dbt
ENV DBT_PROFILES_DIR=/usr/app/profiles
ENV DBT_PASSWORD_FILE=/run/secrets/dbt_password

ENTRYPOINT ["dbt"]
CMD ["build", "--target", "prod"]
