"""Sends the weekly report."""
import logging

from airflow.models import Variable


def recipients():
    return Variable.get("report_recipients").split(",")


def build_dag():
    return [recipients]


build_dag()
