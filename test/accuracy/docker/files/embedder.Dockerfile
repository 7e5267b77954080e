FROM nvidia/cuda:12.1.1-runtime-ubuntu22.04

ARG DEBIAN_FRONTEND=noninteractive
ARG UID=1000

ENV TOKENIZERS_PARALLELISM=false
ENV HF_HOME=/models/hf
ENV OMP_NUM_THREADS=4

RUN rm -f /etc/apt/apt.conf.d/docker-clean \
 && apt-get update \
 && apt-get install --no-install-recommends -y python3 python3-pip python3-venv \
 && ln -sf /usr/bin/python3 /usr/bin/python \
 && rm -rf /var/lib/apt/lists/* /tmp/*

WORKDIR /opt/embedder
COPY requirements/ requirements/
RUN python -m pip install -r requirements/gpu.txt -c requirements/constraints.txt \
 && python -m pip install sentence-transformers "numpy<2" \
 && python -m pip cache purge

COPY embedder embedder
RUN useradd -m -u ${UID} embed && mkdir -p /models && chown embed /models
USER ${UID}

ENTRYPOINT exec python -m embedder --device cuda
