import { describe, expect, it } from 'vitest';
import { nearMiss } from '../../src/review/near-miss.ts';

describe('what comes close to what was asked for', () => {
  it.each([
    ['dags/daily_orders.py', 'DAGS/daily_orders.py'],
    ['dags/daily_orders.py', 'dags/daily-orders.py'],
    ['dags/daily_orders.py', 'dags/Daily Orders.py'],
    ['dags/daily_orders.py', 'dag/daily_order.py'],
    ['dags/daily_orders.py', 'airflow/dags/daily_orders.py'],
    ['dags/**/*.py', 'DAGS/orders.py'],
    ['dags/**/*.py', 'dag/orders.py'],
    ['Dockerfile', 'Dockerfile.txt'],
    ['Dockerfile', 'dockerfile'],
    ['Dockerfile', 'docker/Dockerfile'],
    ['Dockerfile', 'DockerFile'],
    ['Dockerfile', 'Dokerfile'],
    ['.dockerignore', 'dockerignore'],
    ['tests/test_batches.py', 'tests.py'],
    ['tests/test_batches.py', 'tests/test-batches.py'],
    ['tests/test_batches.py', 'tests/batches_test.py'],
    ['tests/test_batches.py', 'test_batches.py'],
    ['tests/**/test_*.py', 'test-x.py'],
    ['tests/**/test_*.py', 'tests.py'],
    ['sql/rank.sql', 'Sql/rank.sql'],
    ['sql/rank.sql', 'SQL/Rank.SQL'],
    ['sql/running_total.sql', 'sql/running-totals.sql'],
    ['sql/rank.sql', 'queries/rank.sql'],
    ['scripts/ingest.sh', 'ingest.sh'],
    ['scripts/ingest.sh', 'scripts/ingest.sh.txt'],
    ['.github/workflows/*.yml', '.github/workflows/ci.yaml'],
    ['.github/workflows/*.yaml', '.github/workflows/ci.yml'],
    ['.github/workflows/*.{yml,yaml}', '.github/workflow/ci.yml'],
    ['.github/workflows/*.{yml,yaml}', 'github/workflows/ci.yml'],
    ['.gitlab-ci.yml', '.gitlab-ci.yaml'],
    ['.gitlab-ci.yml', 'gitlab-ci.yml'],
    ['**/NOTES.md', 'docs/notes.md'],
  ])('to %s: %s', (glob, path) => {
    expect(nearMiss([glob], ['README.md', path])).toBe(path);
  });

  it.each([
    ['Dockerfile', 'README.md'],
    ['dags/**/*.py', 'src/orders/batches.py'],
    ['dags/**/*.py', 'docs/build.py'],
    ['dags/daily_orders.py', 'dags/daily_payments.py'],
    ['sql/rank.sql', 'sql/gaps.sql'],
    ['tests/test_batches.py', 'src/orders/batches.py'],
    ['.github/workflows/*.{yml,yaml}', 'compose.yml'],
    ['.github/workflows/*.{yml,yaml}', '.github/dependabot.yml'],
  ])('to %s, but not %s', (glob, path) => {
    expect(nearMiss([glob], [path])).toBeUndefined();
  });
});
