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

/** The command installs packages: the names that follow are not run (those after `run` are). */
function installs({ words }: Command): boolean {
  return words.some((word, at) => {
    if (!installers.has(baseName(word))) return false;
    const action = words.slice(at + 1, at + 4).find((next) => installing.has(next) || /^(run|exec)$/.test(next));
    return action !== undefined && installing.has(action);
  });
}

/** The command names its program's arguments only as text: `echo pytest`, `git add ruff.toml`, `docker build -t black`. */
function onlyMentions(words: readonly string[]): boolean {
  const [name, action] = words;
  if (name === undefined || silent.has(name)) return true;
  return name === 'docker' && ['build', 'push', 'tag', 'pull', 'login', 'buildx'].includes(action ?? '');
}

/** Words of a command that may be programs it runs, without folders; empty for commands that only mention them. */
function programs(command: Command): readonly string[] {
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

const foreignRunners = /^(npm|yarn|pnpm|bun|rake|mage)$/;
const taskRunners = /^(make|gmake|just|task|invoke|inv|poe|npm|yarn|pnpm|bun|rake|mage)$/;
const testName =
  /^(test|tests|testing|check|ci|all|unit|unittests?|integration|coverage|cov|verify|validate|pytest)$|^(test|unit|integration)[-_:]|[-_:]tests?$/;
/** `make x` and the like, where x is written in another file. */
export const isTaskRunner = (command: Command): boolean => taskRunners.test(programs(command)[0] ?? '');

const isTestName = (word: string): boolean => testName.test(word);
const foreign = /^(jest|vitest|mocha|bats|rspec|phpunit|ctest|nextest|nosetests|nose2|trial|behave)$/;

/** What a command runs by way of tests; undefined when it certainly runs none. */
export function testRun(command: Command): TestRun | undefined {
  const words = programs(command);
  const has = (...names: readonly string[]) => names.some((name) => words.includes(name));
  if (has('pytest', 'py.test', 'pytest-3')) return 'pytest';
  if (has('unittest', 'tox') || (has('coverage') && has('run')) || (has('manage.py') && has('test'))) return 'python';
  if (has('nox') || (has('setup.py', 'hatch') && has('test'))) return 'named';
  const [name = '', first = ''] = words;
  if (foreignRunners.test(name)) return targets(words).some(isTestName) ? 'foreign' : undefined;
  if (taskRunners.test(name)) return targets(words).some(isTestName) ? 'named' : hidden(words);
  if (words.some((word) => /test/i.test(word) && /\.(sh|py)$/.test(word))) return 'named';
  if (words.some((word) => foreign.test(word))) return 'foreign';
  if (/^(go|cargo|sbt|dotnet|dbt|terraform|promtool|helm|swift|deno)$/.test(name) && has('test')) return 'foreign';
  if (/^(mvn|mvnw|gradle|gradlew)$/.test(name) && has('test', 'verify', 'check', 'build', 'install', 'package'))
    return 'foreign';
  if (words.some((word) => /\.(sh|bash)$/.test(word))) return 'opaque';
  const script = ownScript(command);
  if (script !== undefined)
    return isTestName(baseName(script)) ? 'named' : script.startsWith('.') ? 'opaque' : undefined;
  return name.startsWith('docker') && (has('run', 'up', 'exec') || first === 'run') ? 'opaque' : undefined;
}

/** A program of the repository's own without an ending: `./ci`, `python scripts/ci/run-tests`. */
const ownScript = (command: Command): string | undefined =>
  program(command)
    .slice(0, 2)
    .find((word) => /^(?:\.{1,2}\/)?(?:[\w-]+\/)*[\w-]+$/.test(word) && word.includes('/'));

const targets = (words: readonly string[]): readonly string[] =>
  words.slice(1).filter((word) => !word.startsWith('-') && !word.includes('='));

/** Targets whose names say that they do something else than test. */
const otherName =
  /^(lint|format|fmt|style|types?|typecheck|build|compile|install|deps|dependencies|requirements|setup|init|venv|env|docs?|html|clean|deploy|push|publish|release|upload|up|down|start|stop|serve|images?|docker|login|package|dist|generate|migrate|seed|apply|plan|destroy)([-_:.]|$)|[-_:](lint|format|build|install|docs|deploy|push|image|up|down)$/;

/** A bare `make` runs its first target, whatever that is; a target of another name may run the tests as well. */
function hidden(words: readonly string[]): TestRun | undefined {
  const [name = ''] = words;
  if (targets(words).length === 0) return /^(make|gmake|just|task)$/.test(name) ? 'named' : undefined;
  return targets(words).every((word) => otherName.test(word) || namesLint(word)) ? undefined : 'opaque';
}

const linters: ReadonlySet<string> = new Set(
  `ruff flake8 black pylint mypy isort pyright basedpyright pycodestyle pydocstyle pyflakes pyre autopep8 yapf autoflake
  bandit pylama prospector sqlfluff sqlfmt yamllint shellcheck shfmt hadolint eslint prettier stylelint markdownlint
  markdownlint-cli2 tflint ansible-lint golangci-lint golint gofmt staticcheck cfn-lint actionlint commitlint rubocop ktlint
  clippy djlint codespell kube-linter kube-score pyupgrade interrogate biome ufmt blue scalafmt scalastyle flakeheaven
  flakehell dmypy pytype xenon radon refurb`.split(/\s+/),
);
const lintName =
  /^(lint|pep8|linting|linters?|format|fmt|style|standards?|quality|typecheck|type-check|types|pre-?commit|stylecheck|codestyle|checkstyle)$|^(lint|format|fmt|style)[-_:]|[-_:](lint|format|fmt|style|quality)$/;
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
  prek: ['run'],
  deno: ['lint', 'fmt'],
};

/** The name of a task: `lint`, `format-check`, `run-black`. Colours alone say nothing: `deploy-blue`. */
const namesLint = (word: string): boolean =>
  lintName.test(word) || word.split(/[-_:]/).some((part) => linters.has(part) && part !== 'blue');

/** Whether a command runs a linter, a formatter or a type checker. */
export function runsLint(command: Command): boolean {
  const words = programs(command);
  if (words.some((word) => linters.has(word))) return true;
  if (words.some((word, at) => pairs[word]?.some((action) => words.slice(at + 1, at + 4).includes(action))))
    return true;
  const [name = ''] = words;
  if (taskRunners.test(name))
    return targets(words).some((word) => namesLint(word) || (word === 'check' && !foreignRunners.test(name)));
  // Programs that are named after what they do (`xmllint`, `cpplint`), and those that have it as a command (`buf lint`).
  if (/lint(er)?\d?$/i.test(name) || (words.length > 0 && program(command)[1] === 'lint')) return true;
  if (/^(npx|bunx|pnpx|uvx|pipx)$/.test(name) && words.some((word) => /lint$/.test(word))) return true;
  if (words.some((word) => /^(tox|nox|hatch|pdm)$/.test(word)))
    return words.some((word) => word.split(',').some((part) => lintName.test(part) || linters.has(part)));
  if (words.some((word) => /lint/i.test(word) && /\.(sh|py)$/.test(word))) return true;
  return (
    /^(mvn|mvnw|gradle|gradlew|sbt)$/.test(name) &&
    words.some((word) => /lint|checkstyle|spotless|detekt|scalafmt|format/i.test(word))
  );
}

const lintAction =
  /lint|ruff|flake8|mypy|isort|pre-commit|hadolint|shellcheck|pyright|prettier|reviewdog|codespell|clippy|clang-format|code-?style|style-?guide|sqlcheck|trunk-action|formatt|[/-]black\b|sqlfluff/i;

/** Whether an action (`owner/name`, or a workflow's path) runs a linter; those that only install one do not. */
export const isLintAction = (name: string): boolean => lintAction.test(name) && !/\/setup-/i.test(name);

const pythonPrograms: ReadonlySet<string> = new Set(
  'python python3 pip pip3 pytest poetry pipenv tox nox ipython pdm hatch coverage py.test uv uvx'.split(' '),
);

/** Whether a command needs Python on the machine itself (not in a container). */
export function usesPython(command: Command): boolean {
  const [name = '', first = ''] = program(command).map(baseName);
  if (command.elsewhere || /^(--version|-V)$/.test(first)) return false;
  return pythonPrograms.has(name) || /^(python|pip)\d?\.\d+$/.test(name);
}

/** Whether a command installs a project's dependencies; tools of the installer itself do not count. */
export function installsDependencies(command: Command): boolean {
  const words = program(command).map(baseName);
  const own = /^(-(?!r|-req|e).*|pip|setuptools|wheel|build|twine|poetry|pipenv|uv|tox)([=<>~].*)?$/;
  const pip = words.findIndex((word) => /^pip(\d(\.\d+)?)?$/.test(word));
  const action = words.findIndex((word, at) => at > pip && !word.startsWith('-'));
  if (pip !== -1 && /^(install|sync)$/.test(words[action] ?? ''))
    return words.slice(action + 1).some((word) => !own.test(word));
  const line = words.join(' ');
  return /^(poetry|pipenv|pdm|npm|yarn|pnpm|bun|bundle|composer|rye) (-\S+ )*(install|sync|ci|i|update)\b|^yarn( -\S+)*$|^uv (sync|add)\b|^pip-sync\b|^(conda|mamba) (env (create|update)|install)|^(go mod download|go get|cargo fetch|dotnet restore)\b/.test(
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
