from airflow import DAG
from airflow.operators.bash import BashOperator

a = DAG("a", schedule="@daily")
b = DAG("b", schedule="@daily")
BashOperator(task_id="load", bash_command="x", dag=a)
BashOperator(task_id="load", bash_command="x", dag=b)
