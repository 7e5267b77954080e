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
  const hosts = ['localhost', '127.0.0.1', '0.0.0.0', ...services.map(({ name }) => name)];
  let ofServices = passwords.length > 0;
  const secrets: Written[] = [];
  const add = (secret: Written, value: string, host: string | undefined) => {
    if (passwords.includes(value) || hosts.includes(host ?? '') || lent.includes(secret.name ?? '')) ofServices = true;
    else secrets.push(secret);
  };
  for (const entry of settings(workflow)) {
    const inText = isWritten(entry) ? undefined : secretInText(textOfEntry(entry));
    if (isWritten(entry)) add({ name: entry.name, at: entry.value.range }, textOfEntry(entry), undefined);
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

/** A secret's name with a literal value; a text of several words is prose, not a password. */
const isWritten = (entry: YamlEntry): boolean =>
  isSecretName(entry.name) && isLiteralSecret(textOfEntry(entry)) && !/\s/.test(textOfEntry(entry).trim());
