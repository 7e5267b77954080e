FROM debian:12.2-slim

ARG KUBECTL_VERSION=1.28.3
ARG TERRAFORM_VERSION=1.6.2

# Removing the lists comes at the very end, after all packages are in.
RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates curl unzip gnupg
RUN apt-get install -y --no-install-recommends python3 python3-pip python3-venv postgresql-client \
 && apt-get clean
RUN apt-get purge -y gnupg && rm -rf /var/lib/apt/lists/*

RUN curl -fsSLo /tmp/tf.zip https://releases.hashicorp.com/terraform/${TERRAFORM_VERSION}/terraform_${TERRAFORM_VERSION}_linux_amd64.zip \
 && unzip -d /usr/local/bin /tmp/tf.zip \
 && rm /tmp/tf.zip

RUN pip3 install --break-system-packages --no-cache-dir --upgrade 'awscli==1.29.70' 'sqlfluff==2.3.5'

ADD https://dl.k8s.io/release/v${KUBECTL_VERSION}/bin/linux/amd64/kubectl /usr/local/bin/kubectl
RUN chmod 0755 /usr/local/bin/kubectl

RUN adduser --disabled-password --gecos "" tools
USER tools
