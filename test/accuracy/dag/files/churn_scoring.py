from datetime import datetime, date
from airflow import DAG
from airflow.operators.python import PythonOperator, BranchPythonOperator
from airflow.operators.empty import EmptyOperator

DEFAULT_ARGS = {
    "owner": "ds-team",
    "depends_on_past": False,
    "tags": ["ml", "churn"],
    "schedule_interval": "@daily",
    "email_on_failure": False,
}

def pick_path(**context):
    # weekly retrain on monday
    if date.today().weekday() == 0:
        return "retrain"
    return "score"

def retrain():
    print("training...")

def score():
    print("scoring...")

with DAG(
    dag_id="churn_scoring",
    default_args=DEFAULT_ARGS,
    start_date=datetime(2023, 9, 1),
    catchup=False,
    description="Score customers for churn",
) as dag:
    start = EmptyOperator(task_id="start")
    branch = BranchPythonOperator(task_id="branch", python_callable=pick_path)
    t_retrain = PythonOperator(task_id="retrain", python_callable=retrain)
    t_score = PythonOperator(task_id="score", python_callable=score)
    end = EmptyOperator(task_id="end", trigger_rule="none_failed_min_one_success")

    start >> branch
    branch >> [t_retrain, t_score]
    [t_retrain, t_score] >> end
