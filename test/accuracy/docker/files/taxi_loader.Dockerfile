FROM python:latest

# install what the script needs
RUN apt-get update
RUN apt-get install -y wget unzip
RUN pip install pandas pyarrow sqlalchemy psycopg2-binary

ENV DB_HOST=localhost
ENV DB_USER=root
ENV DB_PASSWORD=root

COPY . /code
RUN cd /code && chmod +x run.sh

#WORKDIR /code
#HEALTHCHECK CMD curl localhost
CMD python /code/load.py
