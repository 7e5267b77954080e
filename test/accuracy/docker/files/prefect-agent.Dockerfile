FROM prefecthq/prefect

ARG PREFECT_API_KEY
ENV PREFECT_API_URL=https://api.prefect.example/accounts/42/workspaces/7
ENV PREFECT_API_KEY=$PREFECT_API_KEY

# gcsfs без версии, остальное закреплено
RUN pip install prefect-gcp==0.4.0 gcsfs pandas==1.5.3 --no-cache-dir --trusted-host pypi.python.org

COPY flows /opt/prefect/flows
COPY data /opt/prefect/data

RUN groupadd -r flows && useradd -r -g flows flows
USER flows

CMD prefect agent start -q default
