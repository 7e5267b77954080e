from airflow.models import Variable

BUCKET = "raw"
