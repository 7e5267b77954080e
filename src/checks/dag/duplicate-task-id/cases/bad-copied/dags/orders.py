from airflow import DAG
from airflow.operators.bash import BashOperator

dag = DAG("orders", schedule=None)
a = BashOperator(task_id="load", bash_command="x", dag=dag)
b = BashOperator(task_id="load", bash_command="y", dag=dag)
