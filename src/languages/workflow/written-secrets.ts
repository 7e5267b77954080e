import type { Range } from '../../review/range.ts';
import { asMap, entriesOf, type YamlEntry } from '../yaml/node.ts';
import { secretInCommand } from './command-secrets.ts';
import { commandsOf, entryOf, type Job, placeOf, type Workflow } from './language.ts';
import { isLiteralSecret, isSecretName, secretInText } from './secrets.ts';

/** A secret in clear text; `name` is the setting's, undefined for a command. */
type Written = { readonly name?: string; readonly at: Range };

/**
 * Secrets written out in `env`, `with` and `run`. What only opens a service container of the job (its password, or an
 * URL with its host) is told apart: `ofServices` says that there is such a one.
 */
export function secretsWritten(workflow: Workflow): {
  readonly secrets: readonly Written[];
  readonly ofServices: boolean;
} {
  const services = workflow.jobs.flatMap(serviceEntries);
  const settingsOfServices = services.flatMap(({ value }) => settingsOf(value, 'env'));
  const passwords = settingsOfServices.filter(isWritten).map(textOfEntry);
  const lent = settingsOfServices.flatMap((entry) => /\$\{\{\s*env\.(\w+)/.exec(textOfEntry(entry))?.[1] ?? []);
  const local = services.length > 0 ? ['localhost', '127.0.0.1', '0.0.0.0'] : [];
  const hosts = [...local, ...services.map(({ name }) => name)];
  let ofServices = passwords.length > 0;
  const secrets: Written[] = [];
  const add = (secret: Written, value: string, host: string | undefined) => {
    if (passwords.includes(value) || hosts.includes(host ?? '') || lent.includes(secret.name ?? '')) ofServices = true;
    else secrets.push(secret);
  };
  for (const entry of settings(workflow)) {
    const text = textOfEntry(entry);
    const inLine = writtenInLines(entry);
    const inText = secretInText(text);
    if (isWritten(entry)) add({ name: entry.name, at: entry.value.range }, text, undefined);
    else if (inLine) add(inLine, inLine.value, undefined);
    else if (inText) add({ name: entry.name, at: entry.value.range }, inText.value, inText.host);
  }
  for (const found of commandsOf(workflow.steps)) {
    const secret = secretInCommand(found.command);
    if (secret) add({ at: placeOf(found) }, secret.value, secret.host);
  }
  return { secrets, ofServices };
}

const serviceEntries = (job: Job): readonly YamlEntry[] => entriesOf(entryOf(job, 'services')?.value);

const settingsOf = (node: YamlEntry['value'] | undefined, name: string): readonly YamlEntry[] =>
  entriesOf(asMap(node)?.get(name)).filter(({ value }) => value.kind === 'scalar');

function settings({ root, jobs, steps }: Workflow): readonly YamlEntry[] {
  return [
    ...settingsOf(root, 'env'),
    ...jobs.flatMap(({ node }) => [
      ...settingsOf(node, 'env'),
      ...settingsOf(node, 'with'),
      ...settingsOf(asMap(node)?.get('container'), 'env'),
    ]),
    ...steps.flatMap(({ node }) => [...settingsOf(node, 'env'), ...settingsOf(node, 'with')]),
  ];
}

const textOfEntry = ({ value }: YamlEntry): string => (value.kind === 'scalar' ? value.text : '');

/** `NAME=value`, as `env_vars`, `build-args` and `secrets` of some actions list them. */
const settingLine = /^\s*([A-Za-z_][\w.-]*)=(?!=)(\S+)\s*$/;

/** A secret's name with a literal value; a text of several words is prose, not a password. */
function isWritten(entry: YamlEntry): boolean {
  const text = textOfEntry(entry).trim();
  return isSecretName(entry.name) && isLiteralSecret(text) && !/\s/.test(text) && !settingLine.test(text);
}

/** The first secret of a list of settings; `db-password:latest` names a version in a secret store. */
function writtenInLines({ value: list }: YamlEntry): (Written & { readonly value: string }) | undefined {
  if (list.kind !== 'scalar') return undefined;
  let from = 0;
  for (const line of list.text.split('\n')) {
    const [, name = '', value = ''] = settingLine.exec(line) ?? [];
    if (isSecretName(name) && isLiteralSecret(value) && !/^[\w./-]+:(latest|\d+)$/.test(value))
      return { name, value, at: list.rangeWithin(from + line.indexOf(name), from + line.trimEnd().length) };
    from += line.length + 1;
  }
  return undefined;
}
