# syntax=docker/dockerfile:1
FROM node:24.11-bookworm-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN --mount=type=cache,target=/root/.npm npm ci --omit=dev --ignore-scripts

FROM node:24.11-bookworm-slim
ENV NODE_ENV=production DATA_DIR=/data
WORKDIR /app
RUN apt-get update \
  && apt-get install -y --no-install-recommends git shellcheck \
  && rm -rf /var/lib/apt/lists/* \
  && mkdir /data && chown node:node /data
COPY --from=dependencies /app/node_modules node_modules
COPY package.json app.yml ./
COPY templates templates
COPY src src
ENV WHEELS_DIR=/app/wheels
RUN node src/cli.ts sandbox install
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + (process.env.PORT || 3000) + '/readyz').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "--liftoff-only", "--max-semi-space-size=8", "src/cli.ts"]
CMD ["serve"]
