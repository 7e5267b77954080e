import type { ShellCommand } from './shell-command.ts';
import type { Word } from './word.ts';

/** Who installs. `system` managers install packages of the distribution. */
type Manager =
  | 'apt'
  | 'apk'
  | 'yum'
  | 'zypper'
  | 'pip'
  | 'uv'
  | 'poetry'
  | 'pipenv'
  | 'conda'
  | 'npm'
  | 'yarn'
  | 'other';

/** One command that installs packages. */
export type Install = {
  readonly manager: Manager;
  readonly command: ShellCommand;
  /** What is named on the command line: `pandas==2.2`, `curl`, `.`. */
  readonly packages: readonly Word[];
  /** The list of dependencies comes from a file: `-r requirements.txt`, `npm ci`, `poetry install`. */
  readonly fromManifest: boolean;
  /** Where the verb stands (`install`), to place an edit behind it. */
  readonly verb: Word;
};

type Rule = { readonly manager: Manager; readonly verbs: RegExp; readonly valued?: RegExp; readonly bare?: 'manifest' };

const pipValued =
  /^(-[rciftbe]|--(requirement|constraint|index-url|extra-index-url|find-links|target|editable|platform|prefix|root|python-version|trusted-host|timeout|default-timeout|retries|proxy|cert|client-cert|progress-bar|src|only-binary|no-binary|upgrade-strategy|config-settings|global-option|install-option|build-option|cache-dir|log|abi|implementation|report|root-user-action|exists-action|python|use-feature|group|keyring-provider|index|default-index|resolution|index-strategy))$/;

const condaValued = /^(-[ncpf]|--(name|channel|prefix|file))$/;

const rules: Readonly<Record<string, Rule>> = {
  'apt-get': { manager: 'apt', verbs: /^install$/, valued: /^(-o|-t|-c|--option|--target-release)$/ },
  apt: { manager: 'apt', verbs: /^install$/, valued: /^(-o|-t|-c|--option|--target-release)$/ },
  aptitude: { manager: 'apt', verbs: /^install$/ },
  apk: {
    manager: 'apk',
    verbs: /^add$/,
    valued: /^(-t|-X|-p|--virtual|--repository|--root|--cache-dir|--repositories-file)$/,
  },
  yum: { manager: 'yum', verbs: /^(install|localinstall|groupinstall)$/ },
  dnf: { manager: 'yum', verbs: /^(install|groupinstall)$/ },
  microdnf: { manager: 'yum', verbs: /^install$/ },
  tdnf: { manager: 'yum', verbs: /^install$/ },
  zypper: { manager: 'zypper', verbs: /^(install|in)$/ },
  poetry: { manager: 'poetry', verbs: /^(install|sync)$/, bare: 'manifest' },
  pipenv: { manager: 'pipenv', verbs: /^(install|sync)$/, bare: 'manifest' },
  pdm: { manager: 'other', verbs: /^(install|sync)$/, bare: 'manifest' },
  conda: { manager: 'conda', verbs: /^(install|create|update)$/, valued: condaValued },
  mamba: { manager: 'conda', verbs: /^(install|create|update)$/, valued: condaValued },
  micromamba: {
    manager: 'conda',
    verbs: /^(install|create|update)$/,
    valued: condaValued,
  },
  npm: {
    manager: 'npm',
    verbs: /^(install|i|ci)$/,
    valued: /^--(prefix|registry|cache|loglevel|omit)$/,
    bare: 'manifest',
  },
  pnpm: { manager: 'npm', verbs: /^(install|i|add)$/, bare: 'manifest' },
  yarn: { manager: 'yarn', verbs: /^(install|add)$/, bare: 'manifest' },
  bundle: { manager: 'other', verbs: /^install$/, bare: 'manifest' },
  gem: { manager: 'other', verbs: /^install$/ },
  composer: { manager: 'other', verbs: /^install$/, bare: 'manifest' },
  cargo: { manager: 'other', verbs: /^(install|fetch)$/ },
};

const pip: Rule = { manager: 'pip', verbs: /^install$/, valued: pipValued };
const uvPip: Rule = { manager: 'uv', verbs: /^(install|sync)$/, valued: pipValued };
const uv: Rule = { manager: 'uv', verbs: /^sync$/, bare: 'manifest' };
const condaEnv: Rule = { manager: 'conda', verbs: /^(create|update)$/, valued: condaValued, bare: 'manifest' };

/** What a command installs; undefined when it installs nothing. */
export function installOf(command: ShellCommand): Install | undefined {
  const { name, words } = command;
  if (/^pip[\d.]*$/.test(name)) return read(command, words.slice(1), pip);
  // Whatever the interpreter is called: `python3`, `$PYTHON`.
  const module = words.findIndex((word) => word.text === '-m');
  const called = module > 0 && module < 4 ? words[module + 1]?.text : undefined;
  if (called === 'pip') return read(command, words.slice(module + 2), pip);
  if (called === 'uv') return read(command, words.slice(module + 2), uv);
  const second = words[1]?.text;
  if (name === 'uv') return second === 'pip' ? read(command, words.slice(2), uvPip) : read(command, words.slice(1), uv);
  if (rules[name]?.manager === 'conda' && second === 'env') return read(command, words.slice(2), condaEnv);
  if (name === 'go' && second === 'mod' && words[2]?.text === 'download')
    return { manager: 'other', command, packages: [], fromManifest: true, verb: words[2] };
  if (name === 'yarn' && (second === undefined || second.startsWith('-')) && !words.some((w) => w.text === '--version'))
    return { manager: 'yarn', command, packages: [], fromManifest: true, verb: words[0] };
  const rule = Object.hasOwn(rules, name) ? rules[name] : undefined;
  return rule && read(command, words.slice(1), rule);
}

function read(command: ShellCommand, args: readonly Word[], rule: Rule): Install | undefined {
  const packages: Word[] = [];
  let verb: Word | undefined;
  let fromFile = false;
  for (let at = 0; at < args.length; at++) {
    const word = args[at];
    if (!word) break;
    if (
      /^(-r.*|--requirements?(=.*)?|--file(=.*)?|-f)$/.test(word.text) &&
      !(rule.manager === 'pip' && word.text === '-f')
    ) {
      fromFile ||= rule.manager === 'pip' || rule.manager === 'uv' || rule.manager === 'conda';
    }
    if (word.text.startsWith('-') && word.text.length > 1) {
      if (rule.valued?.test(word.text)) at++;
    } else if (verb) {
      packages.push(word);
    } else if (rule.verbs.test(word.text)) {
      verb = word;
    } else {
      return undefined;
    }
  }
  if (!verb) return undefined;
  const isGlobal = command.words.some((word) => word.text === '-g' || word.text === '--global');
  const fromManifest = fromFile || (rule.bare === 'manifest' && packages.length === 0 && !isGlobal);
  return { manager: rule.manager, command, packages, fromManifest, verb };
}

/** True when a command has one of these options, alone or with `=value`. */
export const hasOption = (command: ShellCommand, ...names: readonly string[]): boolean =>
  command.words.some((word) => names.some((name) => word.text === name || word.text.startsWith(`${name}=`)));
