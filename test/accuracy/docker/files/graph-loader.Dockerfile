FROM --platform=linux/amd64 node AS node_modules_stage
WORKDIR /deps
COPY package.json yarn.lock ./
RUN yarn install --frozen-lockfile --production

FROM --platform=linux/amd64 node
ENV NODE_ENV production
ENV NEO4J_PASSWORD_FILE /run/secrets/neo4j
ENV API_TOKEN <put-your-token-here>

WORKDIR /loader
COPY --from=node_modules_stage /deps/node_modules ./node_modules
COPY src ./src

USER node
RUN node src/selfcheck.js
USER 0

CMD ["node", "src/index.js"]
