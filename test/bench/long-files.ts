import type { DocumentKind } from '../../src/languages/languages.ts';

/** A file of a kind with about so many lines, written as people write: many parts, each with a name of its own. */
type Long = {
  readonly path: string;
  readonly head: string;
  readonly part: (n: number) => string;
  readonly tail?: string;
};

const long: Readonly<Record<DocumentKind, Long>> = {
  compose: {
    path: 'compose.yaml',
    head: 'services:\n',
    part: (n) => `  worker-${n}:
    image: registry.example.org/worker:1.${n}
    environment:
      - QUEUE=orders-${n}
      - DATABASE_URL=postgresql://worker@db/orders_${n}
    ports:
      - "127.0.0.1:${10_000 + n}:8080"
    depends_on:
      - worker-${Math.max(0, n - 1)}
    healthcheck:
      test: ["CMD", "curl", "-f", "http://localhost:8080"]
`,
  },
  crontab: {
    path: 'crontab',
    head: 'SHELL=/bin/bash\nMAILTO=data@example.org\n',
    part: (n) => `# Job ${n}
${n % 60} ${n % 24} * * * /opt/jobs/load_${n}.sh --day $(date +\\%F) >> /var/log/load_${n}.log 2>&1
`,
  },
  dag: {
    path: 'dags/orders.py',
    head: `from datetime import datetime, timedelta

from airflow import DAG
from airflow.operators.bash import BashOperator
from airflow.operators.python import PythonOperator
from airflow.sensors.filesystem import FileSensor

default_args = {"owner": "data", "retries": 2, "retry_delay": timedelta(minutes=5)}

`,
    part: (n) => `
def load_${n}(ds=None, **context):
    rows = read_rows("orders_${n}", ds)
    for row in rows:
        print(row["id"], row["amount"])
    return len(rows)


with DAG("orders_${n}", schedule="@daily", start_date=datetime(2026, 1, 1), catchup=False, default_args=default_args):
    wait = FileSensor(task_id="wait_${n}", filepath="/data/{{ ds }}/orders_${n}.csv", mode="reschedule", timeout=3600)
    load = PythonOperator(task_id="load_${n}", python_callable=load_${n})
    report = BashOperator(task_id="report_${n}", bash_command="report {{ ds }}")
    wait >> load >> report
`,
  },
  dockerfile: {
    path: 'Dockerfile',
    head: 'FROM python:3.12-slim\nWORKDIR /app\n',
    part: (n) => `ENV SETTING_${n}=value-${n}
RUN apt-get update && \\
    apt-get install -y --no-install-recommends package-${n}=1.${n} && \\
    rm -rf /var/lib/apt/lists/*
COPY src/part_${n} /app/part_${n}
RUN echo "$SETTING_${n}" > /app/part_${n}/setting
`,
  },
  dockerignore: { path: '.dockerignore', head: '', part: (n) => `data/part_${n}/*.csv\n` },
  gitignore: { path: '.gitignore', head: '', part: (n) => `data/part_${n}/*.csv\n` },
  gitlab: {
    path: '.gitlab-ci.yml',
    head: 'stages: [test, build]\nimage: python:3.12\n',
    part: (n) => `test-${n}:
  stage: test
  needs: []
  cache:
    paths: [.cache/pip]
  variables:
    PART: "${n}"
  script:
    - pip install -r requirements.txt
    - ruff check part_${n}
    - pytest tests/part_${n} --junitxml=report.xml
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
`,
  },
  jenkinsfile: {
    path: 'Jenkinsfile',
    head: 'pipeline {\n  agent any\n  stages {\n',
    tail: '  }\n}\n',
    part: (n) => `    stage('Test ${n}') {
      environment { PART = 'part-${n}' }
      steps {
        sh 'pip install -r requirements.txt && pytest tests/part_${n}'
        echo "part \${env.PART}"
      }
    }
`,
  },
  kubernetes: {
    path: 'deploy/jobs.yaml',
    head: 'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: jobs\n',
    part: (n) => `---
apiVersion: batch/v1
kind: CronJob
metadata:
  name: load-${n}
  namespace: jobs
spec:
  schedule: "${n % 60} 2 * * *"
  concurrencyPolicy: Forbid
  jobTemplate:
    spec:
      backoffLimit: 2
      template:
        spec:
          restartPolicy: Never
          containers:
            - name: load
              image: registry.example.org/load:1.${n}
              env:
                - name: QUEUE
                  value: orders-${n}
                - name: PGPASSWORD
                  valueFrom:
                    secretKeyRef: {name: warehouse, key: password}
              resources:
                requests: {cpu: 100m, memory: 128Mi}
                limits: {memory: 256Mi}
---
apiVersion: v1
kind: Secret
metadata:
  name: load-${n}
  namespace: jobs
stringData:
  user: loader-${n}
  password: <set by the pipeline>
`,
  },
  notes: {
    path: 'NOTES.md',
    head: '# Notes\n',
    part: (n) => `## Part ${n}\n\nWhat was tried in part ${n}, and why.\n\n`,
  },
  pyproject: {
    path: 'pyproject.toml',
    head: '[project]\nname = "orders"\nversion = "0.1.0"\n',
    part: (n) => `[tool.part-${n}]
select = ["E", "F"]
line-length = ${n}
name = "part-${n}"
`,
  },
  pytest: {
    path: 'tests/test_orders.py',
    head: 'import pytest\nfrom unittest.mock import patch\n\nfrom orders.totals import totals\n\n',
    part: (n) => `
@pytest.fixture
def orders_${n}():
    return [(1, ${n}), (2, 3)]


@patch("orders.totals.rate", return_value=${n})
@pytest.mark.parametrize("extra", [${n}, ${n + 1}])
def test_totals_${n}(rate, orders_${n}, extra):
    result = totals([*orders_${n}, (3, extra)])
    assert result[1] == ${n}
    with pytest.raises(ValueError, match="empty"):
        totals([])
`,
  },
  python: {
    path: 'src/orders/parts.py',
    head: 'import csv\nimport logging\nfrom collections.abc import Iterable, Iterator\n\nlogger = logging.getLogger(__name__)\n\n',
    part: (n) => `
class Part${n}:
    def __init__(self, path: str) -> None:
        self.path = path

    def rows(self) -> Iterator[dict[str, str]]:
        with open(self.path, encoding="utf-8") as file:
            yield from csv.DictReader(file)


def total_${n}(rows: Iterable[dict[str, str]], limit: int = ${n}) -> int:
    total = 0
    for row in rows:
        amount = int(row["amount"])
        if amount > limit:
            logger.info("row %s of part ${n}", row["id"])
            total += amount
    return total
`,
  },
  shell: {
    path: 'scripts/load.sh',
    head: '#!/usr/bin/env bash\nset -euo pipefail\n',
    part: (n) => `load_${n}() {
  local file="$1/part_${n}.csv"
  if [[ -f "$file" ]]; then
    psql -f sql/load_${n}.sql < "$file"
  fi
}
load_${n} "$DATA"
`,
  },
  sql: {
    path: 'sql/report.sql',
    head: '',
    part: (n) => `with recent_${n} as (
  select o.id, o.customer_id, o.amount, c.name
  from orders_${n} o
  join customers c on c.id = o.customer_id
  where o.ordered_at >= date '2026-01-01'
)
select customer_id, sum(amount) as total, rank() over (partition by name order by sum(amount) desc) as place
from recent_${n}
group by customer_id, name
order by total desc;
`,
  },
  workflow: {
    path: '.github/workflows/ci.yml',
    head: 'name: ci\non:\n  pull_request:\npermissions:\n  contents: read\njobs:\n',
    part: (n) => `  test-${n}:
    runs-on: ubuntu-latest
    timeout-minutes: 10
    steps:
      - uses: actions/checkout@v5
      - uses: actions/setup-python@v6
        with:
          python-version: '3.12'
          cache: pip
      - run: pip install -r requirements.txt
      - run: |
          ruff check part_${n}
          pytest tests/part_${n}
`,
  },
};

/** A file of at least `lines` lines, and hardly more. */
export function longFile(kind: DocumentKind, lines: number): { readonly path: string; readonly text: string } {
  const { path, head, part, tail = '' } = long[kind];
  const count = Math.ceil(lines / (part(0).split('\n').length - 1));
  return { path, text: head + Array.from({ length: count }, (_, n) => part(n)).join('') + tail };
}
