# HR sync (legacy, do not touch before migration)
from datetime import datetime, timedelta

from airflow.models import DAG
from airflow.operators.dummy_operator import DummyOperator
from airflow.operators.subdag_operator import SubDagOperator
from airflow.contrib.operators.sftp_operator import SFTPOperator
from airflow.contrib.sensors.sftp_sensor import SFTPSensor

PARENT = 'hr_sync'
ARGS = {'owner': 'hr', 'start_date': datetime(2017, 5, 2), 'retries': 5}


def sla_alert(dag, task_list, blocking_task_list, slas, blocking_tis):
	print('SLA was missed on DAG %s' % dag)


def sub(parent, child, args):
	d = DAG('%s.%s' % (parent, child), default_args=args, schedule_interval='@daily')
	for i in range(3):
		DummyOperator(task_id='%s-task-%d' % (child, i), dag=d)
	return d


main = DAG(PARENT, default_args=ARGS, schedule_interval='@daily',
           sla_miss_callback=sla_alert)

wait = SFTPSensor(task_id='wait', path='/out/hr.csv', sftp_conn_id='hr_sftp', poke_interval=600, dag=main)

fetch = SFTPOperator(
	task_id='fetch', ssh_conn_id='hr_sftp', operation='get',
	local_filepath='/tmp/hr.csv', remote_filepath='/out/hr.csv', dag=main)

section = SubDagOperator(task_id='section', subdag=sub(PARENT, 'section', ARGS), dag=main)

done = DummyOperator(task_id='done', dag=main)

fetch.set_upstream(wait)
section.set_upstream(fetch)
section.set_downstream(done)
