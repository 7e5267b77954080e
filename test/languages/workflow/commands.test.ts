import { describe, expect, test } from 'vitest';
import { secretInCommand } from '../../../src/languages/workflow/command-secrets.ts';
import { flatCommands, readCommands } from '../../../src/languages/workflow/commands.ts';
import {
  installsDependencies,
  runsBuild,
  runsLint,
  testRun,
  usesPython,
} from '../../../src/languages/workflow/tools.ts';

const lines = (script: string) => readCommands(script).map(({ words }) => words.join(' '));
const first = (script: string) => {
  const [command] = readCommands(script);
  if (!command) throw new Error('no command');
  return command;
};

describe('a script is split into commands', () => {
  test.each([
    ['a && b || c; d | e', ['a', 'b', 'c', 'd', 'e']],
    ['# only a comment\nmake # test', ['make']],
    ['echo "a; b" \'c && d\'', ['echo a; b c && d']],
    ['pip install \\\n  pandas', ['pip install pandas']],
    ['cat <<EOF > out\npytest\nEOF\nmake', ['cat > out', 'make']],
    ['if pytest; then echo ok; fi', ['pytest', 'echo ok', 'fi']],
    ['pytest 2>&1 | tee log &', ['pytest 2>&1', 'tee log']],
    ['V=$(git describe) make', ['V=', 'git describe', 'make']],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: GitHub's own expressions
    ['echo ${{ github.event.x || "a b" }} end', ['echo ${{ github.event.x || "a b" }} end']],
    ['pytest\r\nruff check .\r\n', ['pytest', 'ruff check .']],
  ])('%j', (script, expected) => {
    expect(lines(script)).toEqual(expected);
  });

  test('offsets cut the command out of the script', () => {
    const script = 'cd src && pytest -q "a b"\nls';
    expect(readCommands(script).map(({ from, to }) => script.slice(from, to))).toEqual([
      'cd src',
      'pytest -q "a b"',
      'ls',
    ]);
  });

  test('the script of bash -c is read too', () => {
    expect(flatCommands(readCommands('bash -lc "pip install . && pytest"')).map(({ words }) => words[0])).toEqual([
      'bash',
      'pip',
      'pytest',
    ]);
  });
});

test.each([
  ['python -m pytest -x', 'pytest'],
  ['CI=1 poetry run pytest', 'pytest'],
  ['./venv/bin/pytest', 'pytest'],
  ['docker compose run --rm app pytest', 'pytest'],
  ['coverage run -m unittest', 'python'],
  ['python manage.py test', 'python'],
  ['make test', 'named'],
  ['make', 'named'],
  ['hatch run test', 'named'],
  ['bash scripts/run_tests.sh', 'named'],
  ['npm run test:unit', 'foreign'],
  ['go test ./...', 'foreign'],
  ['./ci.sh', 'opaque'],
  ['pip install pytest tox', undefined],
  ['uv add --dev pytest', undefined],
  ['echo pytest', undefined],
  ['docker build -t pytest .', undefined],
  ['make deploy', undefined],
  ['make run-black', undefined],
  ['make everything', 'opaque'],
  ['uv run --group ci pytest', 'pytest'],
  ['nosetests -v', 'foreign'],
])('%s runs tests: %s', (script, expected) => {
  expect(testRun(first(script))).toBe(expected);
});

test.each([
  ['ruff check .', true],
  ['uvx ruff format --check', true],
  ['poetry run black --check src', true],
  ['docker run --rm -i hadolint/hadolint:2.12.0', true],
  ['helm lint charts/etl', true],
  ['terraform validate', true],
  ['tox -e lint', true],
  ['make standards', true],
  ['npm run lint:fix', true],
  ['pre-commit run --all-files', true],
  ['make code-quality', true],
  ['npm run prettier:check', true],
  ['npx @redocly/cli lint api.yaml', true],
  ['xmllint --noout jobs.xml', true],
  ['pytest tests/lint', false],
  ['make deploy-blue', false],
  ['pip install ruff', false],
  ['terraform plan', false],
  ['git add .flake8', false],
  ['make test', false],
])('%s lints: %s', (script, expected) => {
  expect(runsLint(first(script))).toBe(expected);
});

test.each([
  ['pip install -r requirements.txt', true],
  ['python -m pip install -e .[dev]', true],
  ['pip install --upgrade pip wheel', false],
  ['poetry install --no-root', true],
  ['npm ci', true],
  ['yarn --frozen-lockfile', true],
  ['pip3.9 -q install -rrequirements.txt', true],
  ['uv pip sync requirements.txt', true],
  ['apt-get install -y jq', false],
])('%s installs dependencies: %s', (script, expected) => {
  expect(installsDependencies(first(script))).toBe(expected);
});

test('builds and uses of Python are told from mentions', () => {
  expect(
    ['python -m build', 'docker buildx build .', 'make build-image', 'docker compose up'].map((script) =>
      runsBuild(first(script)),
    ),
  ).toEqual([true, true, true, false]);
  expect(['python3 x.py', 'python --version', 'docker run python'].map((script) => usesPython(first(script)))).toEqual([
    true,
    false,
    false,
  ]);
});

test.each([
  ['export DB_PASSWORD=hunter22', 'hunter22'],
  ['mysql -uroot -phunter22 < x.sql', 'hunter22'],
  ['curl -u me:hunter22 https://example.org', 'hunter22'],
  ['kubectl create secret generic x --from-literal=password=hunter22', 'hunter22'],
  ['psql postgresql://me:hunter22@db/x', 'hunter22'],
  ['docker login -u me -p hunter22 registry', 'hunter22'],
  ['aws configure set aws_secret_access_key hunter22', 'hunter22'],
  ['curl -H "Authorization: Bearer hunter22hunter22" x', 'hunter22hunter22'],
  ['docker run -p 8080:80 app', undefined],
  ['docker compose -p etl up', undefined],
  ['git config set credential.helper store', undefined],
  ['export GOOGLE_APPLICATION_CREDENTIALS=./key.json', undefined],
  ['docker login -u me --password-stdin registry', undefined],
  ['export DB_PASSWORD="$PASSWORD"', undefined],
  ['docker build --secret id=x,src=y .', undefined],
  ['export TOKEN=your-token', undefined],
  ['mysql -u root -p"$PASSWORD"', undefined],
])('%s holds the secret %s', (script, expected) => {
  expect(secretInCommand(first(script))?.value).toBe(expected);
});
