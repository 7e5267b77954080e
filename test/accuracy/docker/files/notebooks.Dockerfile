FROM jupyter/pyspark-notebook

# Cuaderno para la clase de datos.
COPY notebooks/ /home/jovyan/work/
COPY requirements.txt /tmp/

RUN pip install -r /tmp/requirements.txt
RUN pip install seaborn==0.12.2 plotly

# Extensiones que pidió el profesor
RUN jupyter labextension disable "@jupyterlab/apputils-extension:announcements"

EXPOSE 8888
# docker build -t clase .
# docker run -p 8888:8888 clase
