"""Loads orders."""
from airflow import DAG
from airflow.decorators import dag

a = DAG("a", "Loads a.", schedule_interval=None)
with DAG("b", schedule=None) as workflow:
    workflow.doc_md = __doc__
c = DAG("c", schedule=None, doc_md=__doc__)


@dag(schedule=None)
def d():
    """Loads d."""


d()
