from airflow.models import Variable
from company.factories import create_dag

for country in ("de", "fr"):
    globals()[f"orders_{country}"] = create_dag(country)
