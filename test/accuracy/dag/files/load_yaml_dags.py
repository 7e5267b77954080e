"""
Loads every YAML file in dags/configs with dag-factory.

The word DAG must stay in this file or the safe-mode parser skips it: airflow, DAG.
"""
import os

import dagfactory

CONFIG_DIR = os.path.join(os.path.dirname(os.path.abspath(__file__)), "configs")

for root, _dirs, names in os.walk(CONFIG_DIR):
    for name in sorted(names):
        if not name.endswith((".yml", ".yaml")):
            continue
        factory = dagfactory.DagFactory(os.path.join(root, name))
        factory.clean_dags(globals())
        factory.generate_dags(globals())
