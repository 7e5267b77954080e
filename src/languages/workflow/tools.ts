import type { Command } from './commands.ts';

/** What a command says about tests: which runner, or that it could hide one (`./ci.sh`, `docker compose run`). */
export type TestRun = 'pytest' | 'python' | 'named' | 'foreign' | 'opaque';

const silent: ReadonlySet<string> = new Set(
  'echo printf cat grep ls cd cp mv rm mkdir touch which type command export git curl wget tar unzip sed awk chmod test [ [['.split(
    ' ',
  ),
);
const installers: ReadonlySet<string> = new Set(
  'pip pip3 pipx conda mamba micromamba apt apt-get apk yum dnf brew npm yarn pnpm poetry uv pipenv pdm rye gem go cargo choco'.split(
    ' ',
  ),
);
const installing: ReadonlySet<string> = new Set([
  'install',
  'add',
  'sync',
  'i',
  'ci',
  'inject',
  'download',
  'uninstall',
  'remove',
]);

const baseName = (word: string): string => word.slice(word.lastIndexOf('/') + 1);

/** The words from the program on: assignments and `sudo` left out. */
export function program(command: Command): readonly string[] {
  const first = command.words.findIndex(
    (word) => !/^\w+=/.test(word) && !['sudo', 'env', 'exec', 'nohup'].includes(word),
  );
  return first === -1 ? [] : command.words.slice(first);
}

/** The command installs packages: the names that follow are not run. */
function installs(command: Command): boolean {
  return command.words.some(
    (word, at) =>
      installers.has(baseName(word)) && command.words.slice(at + 1, at + 4).some((next) => installing.has(next)),
  );
}

/** The command names its program's arguments only as text: `echo pytest`, `git add ruff.toml`, `docker build -t black`. */
function onlyMentions(words: readonly string[]): boolean {
  const [name, action] = words;
  if (name === undefined || silent.has(name)) return true;
  return name === 'docker' && ['build', 'push', 'tag', 'pull', 'login', 'buildx'].includes(action ?? '');
}

/** Words of a command that may be programs it runs, without folders; empty for commands that only mention them. */
export function programs(command: Command): readonly string[] {
  const words = program(command);
  if (onlyMentions(words) || installs(command)) return [];
  const [name = '', action] = words;
  // `docker run hadolint/hadolint:2.12` runs what the image is named after.
  if (name === 'docker') return words.map((word) => baseName(word).replace(/[:@].*$/, ''));
  return unwrapped(name, action, words.map(baseName));
}

/** What `poetry run x` and the like run; the scripts of hatch and pdm have names of the project's own, as tasks have. */
function unwrapped(name: string, action: string | undefined, words: readonly string[]): readonly string[] {
  if (!/^(poetry|uv|pipenv|rye|pdm|hatch)$/.test(name) || action !== 'run') return words;
  const inner = words.slice(2);
  return /^(pdm|hatch)$/.test(name) ? ['task', ...inner] : inner;
}

const taskRunners = /^(make|gmake|just|task|invoke|inv|poe|npm|yarn|pnpm|bun|rake|mage)$/;
const testName =
  /^(test|tests|testing|check|ci|all|unit|unittests?|integration|coverage|cov|verify|validate|pytest)$|^(test|unit|integration)[-_:]|[-_:]tests?$/;
const foreign = /^(jest|vitest|mocha|bats|rspec|phpunit|ctest|nextest)$/;

/** What a command runs by way of tests; undefined when it certainly runs none. */
export function testRun(command: Command): TestRun | undefined {
  const words = programs(command);
  const has = (...names: readonly string[]) => names.some((name) => words.includes(name));
  if (has('pytest', 'py.test', 'pytest-3')) return 'pytest';
  if (has('unittest', 'tox', 'nox', 'nosetests', 'nose2', 'trial', 'behave') || (has('coverage') && has('run')))
    return 'python';
  if (has('manage.py', 'setup.py', 'hatch') && has('test')) return 'python';
  const [name = '', first = ''] = words;
  if (taskRunners.test(name)) return targets(words).some((word) => testName.test(word)) ? 'named' : hidden(words);
  if (words.some((word) => /test/i.test(word) && /\.(sh|py)$/.test(word))) return 'named';
  if (words.some((word) => foreign.test(word))) return 'foreign';
  if (/^(go|cargo|sbt|dotnet|dbt|terraform|promtool|helm|swift|deno)$/.test(name) && has('test')) return 'foreign';
  if (/^(mvn|mvnw|gradle|gradlew)$/.test(name) && has('test', 'verify', 'check', 'build', 'install', 'package'))
    return 'foreign';
  if (words.some((word) => /\.(sh|bash)$/.test(word))) return 'opaque';
  return name.startsWith('docker') && (has('run', 'up', 'exec') || first === 'run') ? 'opaque' : undefined;
}

const targets = (words: readonly string[]): readonly string[] =>
  words.slice(1).filter((word) => !word.startsWith('-') && !word.includes('='));

/** A bare `make` runs its first target, whatever that is. */
const hidden = (words: readonly string[]): TestRun | undefined =>
  /^(make|gmake|just|task)$/.test(words[0] ?? '') && targets(words).length === 0 ? 'named' : undefined;

const linters: ReadonlySet<string> = new Set(
  `ruff flake8 black pylint mypy isort pyright basedpyright pycodestyle pydocstyle pyflakes pyre autopep8 yapf autoflake
  bandit pylama prospector sqlfluff sqlfmt yamllint shellcheck shfmt hadolint eslint prettier stylelint markdownlint
  markdownlint-cli2 tflint ansible-lint golangci-lint golint gofmt staticcheck cfn-lint actionlint commitlint rubocop ktlint
  clippy djlint codespell kube-linter kube-score pyupgrade interrogate biome ufmt blue scalafmt scalastyle flakeheaven
  flakehell dmypy pytype xenon radon refurb`.split(/\s+/),
);
const lintName =
  /^(lint|pep8|linting|linters?|format|fmt|style|standards?|quality|typecheck|type-check|types|pre-?commit|stylecheck|codestyle|checkstyle)$|^(lint|format|fmt|style)[-_:]|[-_:](lint|format|fmt|style)$/;
const pairs: Readonly<Record<string, readonly string[]>> = {
  helm: ['lint'],
  terraform: ['fmt', 'validate'],
  tofu: ['fmt', 'validate'],
  terragrunt: ['hclfmt', 'validate', 'fmt'],
  packer: ['fmt', 'validate'],
  go: ['vet', 'fmt'],
  cargo: ['fmt', 'clippy'],
  dotnet: ['format'],
  hatch: ['fmt'],
  'pre-commit': ['run'],
};

/** Whether a command runs a linter, a formatter or a type checker. */
export function runsLint(command: Command): boolean {
  const words = programs(command);
  if (words.some((word) => linters.has(word))) return true;
  if (words.some((word, at) => pairs[word]?.some((action) => words.slice(at + 1, at + 4).includes(action))))
    return true;
  const [name = ''] = words;
  if (taskRunners.test(name))
    return targets(words).some((word) => lintName.test(word) || (word === 'check' && /^g?make$/.test(name)));
  if (words.some((word) => /^(tox|nox|hatch|pdm)$/.test(word)))
    return words.some((word) => word.split(',').some((part) => lintName.test(part) || linters.has(part)));
  if (words.some((word) => /lint/i.test(word) && /\.(sh|py)$/.test(word))) return true;
  return (
    /^(mvn|mvnw|gradle|gradlew|sbt)$/.test(name) &&
    words.some((word) => /lint|checkstyle|spotless|detekt|scalafmt|format/i.test(word))
  );
}

const lintAction =
  /lint|ruff|flake8|mypy|isort|pre-commit|hadolint|shellcheck|pyright|prettier|reviewdog|codespell|clippy|clang-format|code-?style|formatt|[/-]black\b|sqlfluff/i;

/** Whether an action (`owner/name`, or a workflow's path) runs a linter; those that only install one do not. */
export const isLintAction = (name: string): boolean => lintAction.test(name) && !/\/setup-/i.test(name);

const pythonPrograms: ReadonlySet<string> = new Set(
  'python python3 pip pip3 pytest poetry pipenv tox nox ipython pdm hatch coverage py.test'.split(' '),
);

/** Whether a command needs Python on the machine itself (not in a container). */
export function usesPython(command: Command): boolean {
  const [name = '', first = ''] = program(command).map(baseName);
  if (/^(--version|-V)$/.test(first)) return false;
  return pythonPrograms.has(name) || /^python3?\.\d+$/.test(name) || (name === 'coverage' && first === 'run');
}

/** Whether a command installs a project's dependencies; tools of the installer itself do not count. */
export function installsDependencies(command: Command): boolean {
  const words = program(command).map(baseName);
  const own = /^(-.*|pip|setuptools|wheel|build|twine|poetry|pipenv|uv|tox)([=<>~].*)?$/;
  const at = words.findIndex((word) => /^pip3?$/.test(word));
  if (at !== -1 && words[at + 1] === 'install') return words.slice(at + 2).some((word) => !own.test(word));
  const line = words.join(' ');
  return /^(poetry|pipenv|pdm|npm|yarn|pnpm|bun|bundle|composer|rye) (-\S+ )*(install|sync|ci|i|update)\b|^yarn$|^uv sync\b|^(conda|mamba) (env (create|update)|install)|^(go mod download|go get|cargo fetch|dotnet restore)\b/.test(
    line,
  );
}

/** Whether the command's failure is thrown away: `|| true`, `|| :`, `|| exit 0`, `|| echo ...` that ends the line. */
export function isSwallowed(command: Command, next: Command | undefined): boolean {
  if (command.next !== '||' || !next) return false;
  if (/^(true|:|exit 0)$/.test(next.words.join(' '))) return true;
  // Within braces or brackets an `exit 1` may follow; then more than `||` stands between the two.
  const alone = next.from - command.to <= ' || '.length && next.from > command.to;
  return next.words[0] === 'echo' && alone && /^\n?$/.test(next.next);
}

/** Whether a command builds what will be shipped: a package, an image, a binary. */
export function runsBuild(command: Command): boolean {
  const words = program(command).map(baseName);
  const [name = ''] = words;
  if (/^(docker|podman|buildah)$/.test(name)) return words.includes('build') || words.includes('bake');
  if (taskRunners.test(name))
    return targets(words).some((word) => /^(build|dist|package|image|docker)([-_:]|$)|[-_:]build$/.test(word));
  if (words.includes('bdist_wheel') || words.includes('sdist') || words.includes('pyproject-build')) return true;
  if (/^(poetry|uv|hatch|flit|pdm|go|cargo|gradle|gradlew|dotnet|docker-compose)$/.test(name))
    return words.includes('build');
  if (/^(mvn|mvnw)$/.test(name)) return words.some((word) => /^(package|verify|install|deploy)$/.test(word));
  return words.some((word, at) => word === '-m' && words[at + 1] === 'build');
}
