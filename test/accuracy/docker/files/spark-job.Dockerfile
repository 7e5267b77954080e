FROM bitnami/spark:3.4.1

USER root
RUN install_packages curl && \
    apt-get update && apt-get install -y procps vim && \
    rm -rf /var/lib/apt/lists/*

COPY requirements.txt .
RUN pip install --no-cache-dir -r requirements.txt && pip install --no-cache-dir 'delta-spark~=2.4.0'

# jars for s3a
ARG HADOOP_AWS=3.3.4
ADD https://repo1.maven.org/maven2/org/apache/hadoop/hadoop-aws/${HADOOP_AWS}/hadoop-aws-${HADOOP_AWS}.jar /opt/bitnami/spark/jars/
ADD https://repo1.maven.org/maven2/com/amazonaws/aws-java-sdk-bundle/1.12.262/aws-java-sdk-bundle-1.12.262.jar /opt/bitnami/spark/jars/
RUN chmod 644 /opt/bitnami/spark/jars/*.jar

WORKDIR /opt/jobs
COPY jobs/ .

USER 1001
