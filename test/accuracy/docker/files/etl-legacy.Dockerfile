FROM centos
MAINTAINER Igor Petrenko <i.petrenko@corp.example>

ENV ORACLE_HOME /usr/lib/oracle/12.2/client64
ENV LD_LIBRARY_PATH $ORACLE_HOME/lib
ENV ORA_USER etl_reader
ENV ORA_PASSWORD Wh1teRabbit77

RUN yum -y update && yum -y install \
	gcc \
	libaio \
	python-devel \
	python-pip && \
	yum clean all

ADD rpm/oracle-instantclient12.2-basic.rpm /tmp/
ADD rpm/oracle-instantclient12.2-devel.rpm /tmp/
RUN rpm -ivh /tmp/oracle-instantclient12.2-*.rpm && rm -f /tmp/*.rpm

ADD . /opt/etl
RUN pip install -r /opt/etl/requirements.txt
RUN pip install cx_Oracle

# logs are picked up by the host
RUN mkdir -p /var/log/etl
VOLUME /var/log/etl

CMD /usr/bin/python /opt/etl/main.py >> /var/log/etl/etl.log 2>&1
