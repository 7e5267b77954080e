from airflow.models import Variable
