import type { Range } from '../../review/range.ts';
import type { Language } from '../document.ts';
import { type Command, flatCommands, readCommands } from '../workflow/commands.ts';
import {
  allEntries,
  asMap,
  entriesOf,
  itemsOf,
  at as nodeAt,
  nodesOf,
  textOf,
  type YamlEntry,
  type YamlMap,
  type YamlNode,
  type YamlScalar,
} from '../yaml/node.ts';
import { readYaml, separatorOf, type YamlDocument } from '../yaml/read-yaml.ts';

/** A command of `script`, `before_script` or `after_script`, with the scalar that holds it. */
export type ScriptCommand = {
  readonly script: YamlScalar;
  readonly command: Command;
  readonly following: Command | undefined;
};

/** What may hold scripts, an image, a cache: a job, a template (`.name`), `default`, or the file itself. */
export type Holder = {
  readonly name: string;
  readonly kind: 'job' | 'template' | 'default' | 'file';
  readonly at: Range;
  readonly node: YamlMap;
  readonly commands: readonly ScriptCommand[];
};

/** A GitLab CI file. What it includes is not read. */
export type Gitlab = YamlDocument & {
  readonly holders: readonly Holder[];
  readonly jobs: readonly Holder[];
  readonly stages: YamlEntry | undefined;
  /** Where a document begins that GitLab does not read. */
  readonly ignored: Range | undefined;
  /** Other files add to this one, so what is missing here may be there. */
  readonly includes: boolean;
  /** Where to point when something is missing in the whole file. */
  readonly startAt: Range;
};

/** Keys at the top that are not jobs. */
const keywords: ReadonlySet<string> = new Set(
  'default include stages variables workflow image services before_script after_script cache spec'.split(' '),
);

export const gitlab: Language<Gitlab> = {
  recognise(path, text) {
    if (!/\.ya?ml$/i.test(path)) return false;
    if (/(^|[./_-])gitlab-ci\.ya?ml$/i.test(path)) return true;
    if (
      /^((on|jobs|pipelines|steps|pool|trigger|tasks|commands)[ \t]*:|(apiVersion|kind|version|language)[ \t]*:[ \t]*\S)/m.test(
        text,
      )
    )
      return false;
    const hasJob = /^[\w.][^\r\n#]*:[ \t]*(&\w+)?[ \t]*\r?\n(?:[ \t][^\n]*\n|\r?\n)*?[ \t]{1,8}script[ \t]*:/m.test(
      text,
    );
    return hasJob && /^[ \t]*(stages?|image|before_script|default|include|only|rules)[ \t]*:/m.test(text);
  },
  parse(path, text) {
    const document = readYaml(path, text);
    // https://docs.gitlab.com/ci/yaml/#header-keywords
    const hasHeader = asMap(document.roots[0])?.has('spec') === true;
    const [root, rest] = hasHeader ? document.roots.slice(1) : document.roots;
    const entries = entriesOf(root);
    const jobs = entries.flatMap(({ name, key, value }) => {
      const kind = name.startsWith('.') ? ('template' as const) : ('job' as const);
      return value.kind === 'map' && !keywords.has(name) ? [holder(name, kind, key.range, value)] : [];
    });
    const startAt = jobs.find(({ kind }) => kind === 'job')?.at ?? document.lines.lineRange(1);
    const file = root?.kind === 'map' ? [holder('', 'file', startAt, root)] : [];
    const standard = entries.flatMap(({ name, key, value }) =>
      name === 'default' && value.kind === 'map' ? [holder(name, 'default', key.range, value)] : [],
    );
    return {
      ...document,
      holders: [...file, ...standard, ...jobs],
      jobs: jobs.filter(({ kind }) => kind === 'job'),
      ignored: rest && separatorOf(rest),
      stages: entries.find(({ name }) => name === 'stages'),
      includes: entries.some(({ name, value }) => name === 'include' && bringsMore(value)),
      startAt,
    };
  },
};

/** GitLab's own scanners bring neither tests nor stages; any other file may. */
function bringsMore(include: YamlNode): boolean {
  const items = include.kind === 'sequence' ? include.items : [include];
  return items.some(
    (item) => !/^(Jobs|Security)\/.*(Detection|Scanning|SAST|IaC)/.test(textOf(asMap(item)?.get('template')) ?? ''),
  );
}

function holder(name: string, kind: Holder['kind'], at: Range, node: YamlMap): Holder {
  const commands = ['before_script', 'script', 'after_script'].flatMap((key) =>
    scriptsOf(node.get(key)).flatMap(commandsIn),
  );
  return { name, kind, at, node, commands };
}

/** The lines of a script; lists within lists come from anchors, and `!reference` names lines of another place. */
function scriptsOf(node: YamlNode | undefined): readonly YamlScalar[] {
  const nodes = [...nodesOf(node)];
  const references = new Set(nodes.filter(({ tag }) => tag === '!reference').flatMap((found) => [...nodesOf(found)]));
  return nodes.flatMap((found) =>
    found.kind === 'scalar' && found.value !== null && !references.has(found) ? [found] : [],
  );
}

function commandsIn(script: YamlScalar): readonly ScriptCommand[] {
  const commands = flatCommands(readCommands(script.text));
  return commands.map((command, at) => ({ script, command, following: commands[at + 1] }));
}

/** Every job starts another pipeline, which another file writes. */
export const triggersOnly = ({ jobs }: Gitlab): boolean =>
  jobs.length > 0 && jobs.every(({ node }) => node.has('trigger'));

/** Every command of the file, those of an anchor once for each use. */
export const commandsOf = ({ holders }: Gitlab): readonly ScriptCommand[] =>
  holders.flatMap(({ commands }) => commands);

export const placeOf = ({ script, command }: ScriptCommand): Range => script.rangeWithin(command.from, command.to);

/** The entries of this name in jobs, templates, `default` and the file itself, in the order of the text. */
export const entriesNamed = ({ holders }: Gitlab, ...names: readonly string[]): readonly YamlEntry[] =>
  holders
    .flatMap(({ node }) => names.flatMap((name) => node.entry(name) ?? []))
    .filter(({ merged }) => !merged)
    .toSorted((a, b) => a.from - b.from);

/** The nodes below this one, and those that a `!reference [.rules, merge]` below it stands for. */
export function reachableFrom({ roots }: Gitlab, node: YamlNode | undefined): readonly YamlNode[] {
  const nodes = [...nodesOf(node)];
  const named = nodes
    .filter(({ tag }) => tag === '!reference')
    .map((found) => itemsOf(found).map((key) => textOf(key) ?? ''));
  return [...nodes, ...named.flatMap((keys) => roots.flatMap((root) => [...nodesOf(nodeAt(root, ...keys))]))];
}

/** A variable with a literal value: `NAME: x` or `NAME: { value: x }`. */
export type Variable = { readonly name: string; readonly value: string; readonly at: Range };

/** The variables of the file, of its jobs, and of their rules and services. */
export function variablesOf({ roots }: Gitlab): readonly Variable[] {
  const places = roots
    .flatMap((root) => [...allEntries(root)])
    .filter(({ name, merged }) => name === 'variables' && !merged);
  return places.flatMap(({ value }) =>
    entriesOf(value).flatMap((entry) => {
      const node = asMap(entry.value)?.get('value') ?? entry.value;
      const text = textOf(node);
      return text === undefined || entry.merged ? [] : [{ name: entry.name, value: text, at: node.range }];
    }),
  );
}
