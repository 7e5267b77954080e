"""What happens when a task fails. Import it in the DAG."""

from airflow.providers.slack.notifications.slack import send_slack_notification

tell_team = send_slack_notification(text="{{ ti.task_id }} of {{ ds }} failed", channel="#finance-data")
