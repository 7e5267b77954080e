import { describe, expect, it } from 'vitest';
import { nearMiss, whatDiffers } from '../../src/review/near-miss.ts';

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

describe('what differs', () => {
  it.each([
    ['Dockerfile', 'docker/Dockerfile', 'its folder differs'],
    ['docker/Dockerfile', 'Dockerfile', 'its folder differs'],
    ['sql/rank.sql', 'queries/rank.sql', 'its folder differs'],
    ['dags/**/*.py', 'dag/orders.py', 'its folder differs'],
    ['.github/workflows/*.{yml,yaml}', 'github/workflows/ci.yml', 'its folder differs'],
    ['Dockerfile', 'Dockerfile.txt', 'its ending differs'],
    ['scripts/ingest.sh', 'scripts/ingest.sh.txt', 'its ending differs'],
    ['.gitlab-ci.yml', '.gitlab-ci.yaml', 'its ending differs'],
    ['.github/workflows/*.yml', '.github/workflows/ci.yaml', 'its ending differs'],
    ['Dockerfile', 'dockerfile', 'upper and lower case differ'],
    ['sql/rank.sql', 'SQL/Rank.SQL', 'upper and lower case differ'],
    ['**/NOTES.md', 'docs/notes.md', 'upper and lower case differ'],
    ['dags/daily_orders.py', 'dags/daily-orders.py', 'its name differs'],
    ['.dockerignore', 'dockerignore', 'its name differs'],
    ['tests/**/test_*.py', 'tests/unit/batches_test.py', 'its name differs'],
    ['Dockerfile', 'docker/dockerfile', 'its folder and its name differ'],
    ['tests/test_batches.py', 'tests.py', 'its folder and its name differ'],
    ['dags/daily_orders.py', 'dags/daily-orders.txt', 'its name and its ending differ'],
    ['scripts/ingest.sh', 'script/ingest.bash', 'its folder and its ending differ'],
    ['scripts/ingest.sh', 'src/Ingest.bash', 'its folder, its name and its ending differ'],
  ])('from %s: of %s %s', (glob, path, words) => {
    expect(whatDiffers([glob], path)).toBe(words);
  });

  it('is told against the place that is closest', () => {
    expect(whatDiffers(['sql/gaps.sql', 'sql/rank.sql', 'x/y.sql'], 'sql/Rank.sql')).toBe(
      'upper and lower case differ',
    );
    expect(whatDiffers(['sql/gaps.sql', 'queries/rank.sql'], 'sql/rank.sql')).toBe('its name differs');
  });
});
