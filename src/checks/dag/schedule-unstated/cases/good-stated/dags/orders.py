from airflow import DAG
from airflow.timetables.trigger import CronTriggerTimetable

from settings import common

shared = {"schedule": "@daily", "catchup": False}

a = DAG("a", schedule=None)
b = DAG("b", schedule_interval="@once")
c = DAG("c", timetable=CronTriggerTimetable("0 6 * * *", timezone="UTC"))
d = DAG("d", **shared)
e = DAG("e", "Loads e.", "0 6 * * *")
