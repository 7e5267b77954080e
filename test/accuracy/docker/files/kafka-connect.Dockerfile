FROM alpine:3.18 AS drivers
RUN apk add --no-cache curl
RUN mkdir /jdbc && curl -fsSL -o /jdbc/postgresql.jar https://jdbc.postgresql.org/download/postgresql-42.6.0.jar

FROM confluentinc/cp-kafka-connect:7.4.1

ENV CONNECT_PLUGIN_PATH="/usr/share/java,/usr/share/confluent-hub-components"
# the schema registry sits behind basic auth
ENV CONNECT_VALUE_CONVERTER_SCHEMA_REGISTRY_URL=http://connect:s3rv1ce-pw@registry.internal:8081

RUN confluent-hub install --no-prompt debezium/debezium-connector-postgresql:2.2.1

COPY --from=drivers /jdbc /usr/share/confluent-hub-components/jdbc
WORKDIR /home/appuser
CMD [ \
  "bash", \
  "-c", \
  "/etc/confluent/docker/run & sleep infinity" \
]
