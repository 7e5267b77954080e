from airflow import DAG
from airflow.contrib.operators.bigquery_operator import BigQueryOperator
from airflow.hooks.postgres_hook import PostgresHook
from airflow.operators import dummy_operator
from airflow.operators.bash_operator import BashOperator
from airflow.operators.dummy import DummyOperator
from airflow.operators.python_operator import BranchPythonOperator, PythonOperator
from airflow.operators.subdag import SubDagOperator
from airflow.utils import dates
from airflow.utils.dates import days_ago

dag = DAG("orders", schedule_interval=None)
