from datetime import datetime, timedelta
from airflow import DAG
from airflow.operators.bash import BashOperator

with DAG(
    'twitter_sentiment',
    start_date=datetime(2022, 8, 15),
    schedule_interval='@daily',
    catchup=False,
    default_args={'retries': 1, 'retry_delay': timedelta(minutes=3)},
    tags=['twitter', 'nlp'],
) as dag:
    out_dir = '/data/tweets/' + datetime.now().strftime('%Y%m%d')

    download = BashOperator(
        task_id='download',
        bash_command=f'python /opt/scripts/download.py --out {out_dir}',
    )

    score = BashOperator(
        task_id='score',
        bash_command=f'python /opt/scripts/score.py --in {out_dir} --day "{{ ds }}"',
    )

    publish = BashOperator(
        task_id='publish',
        bash_command='python /opt/scripts/publish.py',
    )

    # download >> score >> publish
