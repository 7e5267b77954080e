# DAG de carga de clientes - equipe de dados
# obs: rodar sempre depois do fechamento
from airflow import DAG
from airflow.models import Variable
from airflow.operators.python_operator import PythonOperator
from airflow.utils.dates import days_ago

CAMINHO = Variable.get('caminho_clientes', default_var='/dados/clientes')

args = {
  'owner': 'equipe_dados',
  'start_date': days_ago(1),
  'retries': 2,
  'max_active_runs': 1,
}

def ler_arquivo(**kwargs):
  ti = kwargs['ti']
  with open(CAMINHO + '/clientes.csv', encoding='latin-1') as f:
    linhas = f.readlines()
  ti.xcom_push(key='qtd', value=len(linhas))

def gravar(**kwargs):
  qtd = kwargs['ti'].xcom_pull(key='qtd', task_ids='ler_arquivo')
  print('gravando %s linhas' % qtd)

dag = DAG(
  dag_id='etl_clientes',
  default_args=args,
  schedule_interval='0 6 * * *',
  catchup=False,
)

ler = PythonOperator(task_id='ler_arquivo', python_callable=ler_arquivo, provide_context=True, dag=dag)
grava = PythonOperator(task_id='gravar', python_callable=gravar, provide_context=True, dag=dag)

ler >> grava
