import type { Dockerfile } from './language.ts';

const servers =
  /\b(uvicorn|gunicorn|hypercorn|daphne|waitress-serve|flask|streamlit|jupyter(-lab|-notebook)?|nginx|node|npm|httpd|apache2|postgres|redis-server|mlflow|dagster-(webserver|daemon)|airflow|superset|prefect|fastapi|runserver|http\.server|tritonserver|java)\b/;

/** Whether the image seems to hold a server: it exposes a port, or starts a program that listens. */
export function serves({ final }: Dockerfile): boolean {
  if (!final) return false;
  if (final.chain.some((stage) => stage.last('EXPOSE') !== undefined)) return true;
  const start = [final.inherited('ENTRYPOINT'), final.inherited('CMD')];
  return start.some((each) => each !== undefined && servers.test(each.line.text.slice(0, 2000)));
}
