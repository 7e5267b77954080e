from airflow import DAG

a = DAG("a", schedule="@dayly")
b = DAG("b", schedule="None")
c = DAG("c", schedule_interval="0 24 * * *")
d = DAG("d", schedule="0 6 * *")
e = DAG("e", schedule="60 6 * * 1-5")
