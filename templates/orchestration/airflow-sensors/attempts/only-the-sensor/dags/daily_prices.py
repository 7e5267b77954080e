"""Waits for the supplier's price list."""

from airflow.providers.standard.sensors.filesystem import FileSensor

wait_for_prices = FileSensor(
    task_id="wait_for_prices",
    filepath="/data/in/prices-{{ ds }}.csv",
    deferrable=True,
    poke_interval=300,
    timeout=6 * 60 * 60,
)
