# Flask + elasticsearch  (course project, week 3)
FROM python

COPY . /app
RUN pip install flask
RUN pip install elasticsearch
RUN pip install -r /app/requirements.txt

ENV FLASK_APP=/app/app.py
ENV FLASK_ENV=development
ENV ELASTIC_PASSWORD=""

EXPOSE 5000

# WORKDIR /app
# USER flask
ENTRYPOINT flask run --host=0.0.0.0
