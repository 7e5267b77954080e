/** What does the work of a program with a connection of Airflow, and the argument that takes the connection. */
type Replacement = {
  readonly message: 'provider' | 'hook' | 'submit' | 'trigger';
  readonly values: { readonly program: string; readonly replacement: string; readonly connection: string };
};

const of =
  (message: Replacement['message']) =>
  (program: string, replacement: string, connection = ''): Replacement => ({
    message,
    values: { program, replacement, connection },
  });
const operator = of('provider');
const hook = of('hook');

/** Programs that a provider of Airflow replaces, by how a command begins. */
const providers: readonly (readonly [begins: RegExp, replacement: Replacement])[] = [
  [/^psql\b/, operator('psql', 'SQLExecuteQueryOperator', 'conn_id')],
  [/^mysql\s/, operator('mysql', 'SQLExecuteQueryOperator', 'conn_id')],
  [/^snowsql\b/, operator('snowsql', 'SQLExecuteQueryOperator', 'conn_id')],
  [/^spark-submit\b/, of('submit')('spark-submit', 'SparkSubmitOperator', 'conn_id')],
  [/^aws\s+s3\s+ls\b/, operator('aws s3 ls', 'S3ListOperator', 'aws_conn_id')],
  [/^aws\s+s3\s+(?:cp|mv|rm|sync)\b/, hook('aws s3', 'S3Hook', 'aws_conn_id')],
  [/^aws\s+glue\s+start-job-run\b/, operator('aws glue', 'GlueJobOperator', 'aws_conn_id')],
  [/^gsutil\s+(?:-\w+\s+)*(?:cp|mv|rm|rsync)\b/, hook('gsutil', 'GCSHook', 'gcp_conn_id')],
  [/^bq\s+(?:--?\S+\s+)*(?:query|load|extract)\b/, operator('bq', 'BigQueryInsertJobOperator', 'gcp_conn_id')],
  [/^kubectl\s+run\b/, operator('kubectl run', 'KubernetesPodOperator', 'kubernetes_conn_id')],
  [/^docker\s+(?:container\s+)?run\b/, operator('docker run', 'DockerOperator', 'docker_conn_id')],
  [/^airflow\s+(?:dags\s+trigger|trigger_dag)\b/, of('trigger')('airflow dags trigger', 'TriggerDagRunOperator')],
];

/** What copies one file between these two places. */
const copies: readonly (readonly [program: RegExp, from: RegExp, to: RegExp, replacement: Replacement])[] = [
  [/^aws/, /^s3:/, /^s3:/, operator('aws s3 cp', 'S3CopyObjectOperator', 'aws_conn_id')],
  [/^aws/, /^(?!s3:|-)/, /^s3:/, operator('aws s3 cp', 'LocalFilesystemToS3Operator', 'aws_conn_id')],
  [/^gsutil/, /^gs:/, /^gs:/, operator('gsutil cp', 'GCSToGCSOperator', 'gcp_conn_id')],
  [/^gsutil/, /^(?!gs:|-)/, /^gs:/, operator('gsutil cp', 'LocalFilesystemToGCSOperator', 'gcp_conn_id')],
  [/^gsutil/, /^gs:/, /^(?!gs:|-)/, operator('gsutil cp', 'GCSToLocalFilesystemOperator', 'gcp_conn_id')],
];

/** `aws s3 cp FROM TO`, without options such as `--recursive` and without wildcards. */
const copy = /^(?:aws\s+s3|gsutil)\s+cp\s+([^\s*;&|-][^\s*;&|]*)\s+([^\s*;&|-][^\s*;&|]*)\s*(?:$|[;&|])/;

/** What replaces the program that a command begins with; variables and `sudo` before it are skipped. */
export function providerFor(command: string): Replacement | undefined {
  const start = command
    .slice(0, 500)
    .trimStart()
    .replace(/^(?:[A-Z_][A-Z0-9_]{0,40}=\S{1,100}\s+|sudo\s+|exec\s+){0,9}/, '');
  const [, from = '', to = ''] = copy.exec(start.replace(/\{\{.*?\}\}/g, '{}')) ?? [];
  const copied = copies.find(
    ([program, source, target]) => program.test(start) && source.test(from) && target.test(to),
  );
  return (from !== '' ? copied?.[3] : undefined) ?? providers.find(([begins]) => begins.test(start))?.[1];
}
