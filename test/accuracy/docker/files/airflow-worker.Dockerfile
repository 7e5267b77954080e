FROM apache/airflow:2.7.3-python3.10

USER root

RUN apt-get update \
 && apt-get install -y --no-install-recommends \
      default-libmysqlclient-dev \
      gcc \
      # needed by the ssh hook
      openssh-client \
      sshpass \
 && apt-get autoremove -yqq --purge \
 && apt-get clean \
 && rm -rf /var/lib/apt/lists/*

USER airflow

COPY requirements.txt /requirements.txt
RUN pip install --user -r /requirements.txt
RUN pip install --user "apache-airflow==${AIRFLOW_VERSION}" "apache-airflow-providers-mysql==5.4.0"

COPY --chown=airflow:root dags/ /opt/airflow/dags/
COPY --chown=airflow:root plugins/ /opt/airflow/plugins/
