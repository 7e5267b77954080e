from datetime import datetime, timedelta
from airflow import DAG
from airflow.operators.bash import BashOperator

# positional: dag_id, description, schedule_interval
dag = DAG(
	'legacy_positional',
	'Mirror the partner FTP',
	'0 */4 * * *',
	default_args={
		'start_date': datetime(2020, 1, 1),
		'retry_delay': timedelta(minutes=5),
	},
)

mirror = BashOperator(task_id='mirror', bash_command='lftp -f /opt/mirror.lftp', retries=4, dag=dag)
index = BashOperator(task_id='index', bash_command='/opt/index.sh ', dag=dag)

mirror >> index
