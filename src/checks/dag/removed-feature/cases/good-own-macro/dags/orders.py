"""Once asked for `{{ execution_date }}`."""

from airflow.providers.standard.operators.bash import BashOperator
from airflow.sdk import DAG

with DAG("orders", schedule="@daily", user_defined_macros={"next_ds": "later"}) as dag:
    BashOperator(task_id="load", bash_command="load.sh {{ ds }} {{ next_ds }}", params={"execution_date": "x"})
