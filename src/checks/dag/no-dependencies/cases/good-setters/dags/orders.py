from airflow import DAG
from airflow.models.baseoperator import chain as in_order
from airflow.operators.bash import BashOperator

dag = DAG("orders", schedule="@daily")
a = BashOperator(task_id="a", bash_command="x", dag=dag)
b = BashOperator(task_id="b", bash_command="x", dag=dag)
in_order(a, b)
