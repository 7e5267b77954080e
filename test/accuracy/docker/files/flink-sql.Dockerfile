FROM flink:1.17.1-scala_2.12-java11

# Connectors. The versions must match the Flink minor version.
ARG KAFKA_CONNECTOR=3.0.0-1.17
ARG JDBC_CONNECTOR=3.1.1-1.17
ARG REPO=https://repo.maven.apache.org/maven2

ADD --chown=flink:flink ${REPO}/org/apache/flink/flink-sql-connector-kafka/${KAFKA_CONNECTOR}/flink-sql-connector-kafka-${KAFKA_CONNECTOR}.jar /opt/flink/lib/
ADD --chown=flink:flink ${REPO}/org/apache/flink/flink-connector-jdbc/${JDBC_CONNECTOR}/flink-connector-jdbc-${JDBC_CONNECTOR}.jar /opt/flink/lib/
ADD plugins.tar.gz /opt/flink/plugins/

COPY --chown=flink:flink <<-"EOT" /opt/flink/sql/init.sql
	CREATE TABLE clicks (user_id BIGINT, ts TIMESTAMP(3)) WITH ('connector' = 'kafka');
	INSERT INTO sink
	SELECT user_id, COUNT(*)
	FROM clicks
	GROUP BY user_id;
EOT

USER flink
