/** Programs that a provider of Airflow replaces, by how a command begins. */
const providers: readonly (readonly [begins: RegExp, program: string, operator: string])[] = [
  [/^psql\b/, 'psql', 'SQLExecuteQueryOperator'],
  [/^mysql\s/, 'mysql', 'SQLExecuteQueryOperator'],
  [/^snowsql\b/, 'snowsql', 'SQLExecuteQueryOperator'],
  [/^spark-submit\b/, 'spark-submit', 'SparkSubmitOperator'],
  [/^aws\s+s3\b/, 'aws s3', 'S3CopyObjectOperator'],
  [/^aws\s+glue\b/, 'aws glue', 'GlueJobOperator'],
  [/^gsutil\b/, 'gsutil', 'GCSToGCSOperator'],
  [/^bq\s/, 'bq', 'BigQueryInsertJobOperator'],
  [/^kubectl\b/, 'kubectl', 'KubernetesPodOperator'],
  [/^docker\s+(?:container\s+)?run\b/, 'docker run', 'DockerOperator'],
  [/^airflow\s+(?:dags\s+trigger|trigger_dag)\b/, 'airflow dags trigger', 'TriggerDagRunOperator'],
];

/** The program that a command begins with and the operator made for it; variables and `sudo` before it are skipped. */
export function providerFor(command: string): { readonly program: string; readonly operator: string } | undefined {
  const start = command
    .slice(0, 500)
    .trimStart()
    .replace(/^(?:[A-Z_][A-Z0-9_]{0,40}=\S{1,100}\s+|sudo\s+|exec\s+){0,9}/, '');
  const found = providers.find(([begins]) => begins.test(start));
  return found && { program: found[1], operator: found[2] };
}
