from airflow.operators.python import PythonOperator


def extract(ds):
    print(f"extract {ds}")


def build_tasks(dag):
    return PythonOperator(task_id="extract", python_callable=extract, dag=dag)
