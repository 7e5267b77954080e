FROM condaforge/mambaforge:23.3.1-1

LABEL maintainer="geo@lab.example"
LABEL description="Raster tiles -> parquet"

SHELL ["/bin/bash", "-c"]

# Die Reihenfolge ist wichtig: erst GDAL, dann der Rest
COPY scripts/ /opt/scripts/
COPY environment.yml /tmp/environment.yml
RUN mamba env create -f /tmp/environment.yml && mamba clean -afy

RUN apt-get update && \
    apt-get install -y --no-install-recommends \
        libgl1 \
        libglib2.0-0 && \
    rm -rf /var/lib/apt/lists/*

RUN source activate geo && pip install rio-cogeo

ENV PATH=/opt/conda/envs/geo/bin:$PATH
ENV GDAL_CACHEMAX=512

CMD ['python', '/opt/scripts/tile.py']
