ARG TF_TAG=latest-gpu
ARG CI_TAG=latest

FROM tensorflow/tensorflow:${TF_TAG} as wheels
RUN apt-get update && apt-get install -y --no-install-recommends git && rm -rf /var/lib/apt/lists
ENV PIP_NO_CACHE_DIR=1
COPY requirements.in /tmp/requirements.in
RUN pip wheel -r /tmp/requirements.in -w /wheels

FROM registry.corp.example/ml/runtime:${CI_TAG}
ARG WANDB_API_KEY=9f3bd0aa51c7e6420fake
RUN --mount=type=bind,from=wheels,source=/wheels,target=/wheels \
    pip install --no-index --find-links=/wheels mlflow==2.7.1 scikit-learn==1.3.1
RUN apt-get update && apt-get install -y --no-install-recommends libgomp1 && apt-get clean && apt-get autoclean

WORKDIR /train
COPY --from=nginx:latest /etc/nginx/mime.types /etc/mime.types
COPY train.py .
RUN useradd trainer
USER trainer:trainer
