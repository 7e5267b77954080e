FROM ubuntu:14.04
MAINTAINER webops

# no prompts
ENV DEBIAN_FRONTEND noninteractive
ENV MYSQL_ROOT_PASSWORD root

RUN apt-get update && apt-get -y upgrade
RUN apt-get -y install mysql-server supervisor pwgen openssh-server && apt-get clean

RUN mkdir -p /var/run/sshd /var/log/supervisor

ADD supervisord.conf /etc/supervisor/conf.d/supervisord.conf
ADD my.cnf /etc/mysql/conf.d/my.cnf
ADD run.sh /run.sh
RUN chmod 755 /run.sh

VOLUME ["/etc/mysql", "/var/lib/mysql"]
EXPOSE 22 3306

CMD ["/usr/bin/supervisord", "-n"]
