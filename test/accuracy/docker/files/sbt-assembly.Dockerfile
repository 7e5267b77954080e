# Billing aggregates, Scala 2.12, Spark 3.3

FROM hseeberger/scala-sbt:8u222_1.3.5_2.12.10 AS assembly
WORKDIR /project
COPY . /project/
RUN sbt -mem 2048 assembly

FROM registry.corp.example:5000/spark/spark-base
ENV SPARK_EXECUTOR_MEMORY 4g
ENV SPARK_DRIVER_MEMORY 2g
# log4j and defaults of the team
ADD conf/spark-defaults.conf /opt/spark/conf/
COPY --from=assembly /project/target/scala-2.12/billing-assembly.jar /opt/spark/jars/

ENTRYPOINT ["/opt/spark/bin/spark-submit", "--class", "example.billing.Main", "local:///opt/spark/jars/billing-assembly.jar"]
