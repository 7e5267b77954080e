FROM python:3.12-slim-bookworm AS base
ENV UV_LINK_MODE=copy UV_COMPILE_BYTECODE=1
WORKDIR /app
HEALTHCHECK --interval=15s --timeout=2s CMD [ "/app/.venv/bin/python", "-m", "feature_store.ping" ]

FROM base AS deps
COPY --from=ghcr.io/astral-sh/uv:0.4.18 /uv /usr/local/bin/uv
COPY pyproject.toml uv.lock ./
RUN --mount=type=cache,target=/root/.cache/uv \
    uv sync --frozen --no-dev --no-install-project

FROM base AS final
RUN useradd --uid 1500 --create-home feast
COPY --from=deps /app/.venv /app/.venv
COPY feature_store ./feature_store
USER feast
CMD [ "/app/.venv/bin/python", "-m", "feature_store.serve" ]
