/** A pull request's worth of files: five of each of six kinds, about 100 lines each, a few faults among them. */
export function thirtyFiles(variant = 0): readonly { readonly path: string; readonly text: string }[] {
  return Array.from({ length: 5 }, (_, index) => index).flatMap((index) => [
    { path: `src/orders/part_${index}.py`, text: python(index, variant) },
    { path: `tests/test_part_${index}.py`, text: pytest(index) },
    { path: `dags/load_${index}.py`, text: dag(index) },
    { path: `docker/job-${index}/Dockerfile`, text: dockerfile(index) },
    { path: `.github/workflows/check-${index}.yml`, text: workflow(index) },
    { path: `sql/report_${index}.sql`, text: sql(index) },
  ]);
}

const times = (count: number, line: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => line(n)).join('\n');

const python = (index: number, variant: number): string => `"""Part ${index} of the orders, variant ${variant}."""

import csv
from collections.abc import Iterable, Iterator


def read(lines: Iterable[str]) -> Iterator[dict[str, str]]:
    yield from csv.DictReader(lines)

${times(
  18,
  (n) => `
def step_${n}(rows: Iterable[dict[str, str]], limit: int = ${n}) -> Iterator[dict[str, str]]:
    for row in rows:
        if int(row["amount"]) > limit:
            yield {**row, "step": "${n}"}
`,
)}`;

const pytest = (index: number): string => `import pytest

from orders.part_${index} import read


@pytest.fixture
def lines():
    return ["id,amount", "1,10", "2,20"]

${times(
  14,
  (n) => `
@pytest.mark.parametrize("extra", [${n}, ${n + 1}])
def test_reads_${n}(lines, extra):
    rows = list(read(lines))
    assert len(rows) == 2
    assert rows[0]["amount"] != str(extra)
`,
)}`;

const dag = (index: number): string => `from datetime import datetime, timedelta, timezone

from airflow import DAG
from airflow.operators.python import PythonOperator

default_args = {"retries": 2, "retry_delay": timedelta(minutes=5), "owner": "data"}

${times(
  12,
  (n) => `
def step_${n}(ds=None, **context):
    print("step ${n}", ds)
    return ${n}
`,
)}

with DAG(
    "load_${index}",
    schedule="@daily",
    start_date=datetime(2026, 1, 1, tzinfo=timezone.utc),
    catchup=False,
    default_args=default_args,
    tags=["orders"],
) as dag:
${times(12, (n) => `    task_${n} = PythonOperator(task_id="step_${n}", python_callable=step_${n})`)}
${times(11, (n) => `    task_${n} >> task_${n + 1}`)}
`;

const dockerfile = (index: number): string => `FROM python:3.12-slim AS build
WORKDIR /app
COPY requirements.txt .
RUN pip install --no-cache-dir -r requirements.txt

FROM python:${index === 0 ? 'latest' : '3.12-slim'}
WORKDIR /app
${times(60, (n) => `# Step ${n}\nENV SETTING_${n}=value-${n}`)}
COPY --from=build /usr/local /usr/local
COPY src/ .
USER 10001
CMD ["python", "-m", "job_${index}"]
`;

const workflow = (index: number): string => `name: check-${index}

on:
  pull_request:

permissions:
  contents: read

jobs:
${times(
  6,
  (n) => `  test-${n}:
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
          ruff check .
          pytest tests/unit_${n}`,
)}
`;

const sql = (index: number): string => `with orders_${index} as (
  select id, customer_id, ordered_at, amount from orders
)
select
  customer_id,
${times(80, (n) => `  sum(amount) filter (where extract(hour from ordered_at) = ${n % 24}) as hour_${n},`)}
  rank() over (partition by customer_id order by ordered_at, id) as place,
  sum(amount) over (partition by customer_id order by ordered_at, id rows between unbounded preceding and current row) as running
from orders_${index}
order by customer_id, ordered_at, id;
`;
