FROM alpine

RUN apk add --no-cache python3 py3-pip openssh-client lftp tzdata

# paramiko needs a compiler on alpine, so take the wheel
RUN pip3 --no-cache-dir install \
      paramiko==3.3.1 \
      # yaml for the list of partners
      PyYAML==6.0.1

ENV TZ=Europe/Sofia \
    SFTP_HOST=files.partner.example \
    SFTP_USER=puller \
    SFTP_PASSWORD=change-me

COPY pull.py partners.yml /opt/pull/

ENTRYPOINT ["python3"]
CMD ["/opt/pull/pull.py", "--config", "/opt/pull/partners.yml"]
