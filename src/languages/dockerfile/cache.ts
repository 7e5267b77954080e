import { hasOption, type Install } from './install.ts';
import { hasCacheMount, type Layer, removes } from './layer.ts';

type Rule = {
  /** A cache mount on, or a removal of, such a folder keeps the cache out. */
  readonly folder: RegExp;
  readonly options: readonly string[];
  readonly variables: readonly string[];
  /** A command that clears it: `conda clean`. */
  readonly clears: RegExp;
};

/** Where the package managers other than apt and pip keep what they fetch, and how they are told not to. */
const rules = {
  apk: { folder: /\/var\/cache\/apk/, options: ['--no-cache'], variables: [], clears: /^apk cache clean/ },
  yum: {
    folder: /\/var\/cache\/?(yum|dnf|libdnf|\*|$)/,
    options: [],
    variables: [],
    clears: /^(yum|dnf|microdnf|tdnf)\b.* clean\b/,
  },
  conda: { folder: /pkgs|conda/, options: [], variables: [], clears: /^(conda|mamba|micromamba) (clean|build purge)/ },
  npm: {
    folder: /\.npm|npm|cache|pnpm/,
    options: ['--no-cache'],
    variables: [],
    clears: /^p?npm (cache (clean|verify)|store prune)/,
  },
  poetry: {
    folder: /cache|poetry/i,
    options: ['--no-cache'],
    variables: ['POETRY_NO_CACHE'],
    clears: /^poetry cache clear/,
  },
  uv: {
    folder: /cache|uv/i,
    options: ['--no-cache', '-n'],
    variables: ['UV_NO_CACHE'],
    clears: /^uv cache (clean|prune)/,
  },
} as const satisfies Readonly<Record<string, Rule>>;

export type CachingManager = keyof typeof rules;

const isCaching = (manager: string): manager is CachingManager => Object.hasOwn(rules, manager);

/** The manager whose cache an install leaves in the layer; undefined when it leaves none. */
export function leftCache(layer: Layer, { manager, command }: Install): CachingManager | undefined {
  if (!isCaching(manager)) return undefined;
  const rule: Rule = rules[manager];
  const variables = layer.stage.variablesAt(layer.run);
  const isOff =
    hasOption(command, ...rule.options) ||
    rule.variables.some(
      (name) => variables.has(name) || command.settings.some((word) => word.text.startsWith(`${name}=`)),
    ) ||
    hasCacheMount(layer.run, rule.folder) ||
    removes(layer.commands, rule.folder) ||
    layer.commands.some((each) =>
      rule.clears.test([each.name, ...each.words.slice(1).map((word) => word.text)].join(' ').slice(0, 500)),
    );
  return isOff ? undefined : manager;
}
