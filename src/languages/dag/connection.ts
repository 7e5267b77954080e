import type { Call } from '../python/call.ts';
import type { Node } from '../python/tree.ts';
import { writtenSecrets } from '../python/written-secrets.ts';
import type { DagDocument } from './document.ts';
import { slowKind } from './slow-work.ts';

/** Where a server is named, in the calls that connect to one. */
const hostNames = ['host', 'hostname', 'server', 'dsn', 'account'];
const local = /^(?:localhost|127\.0\.0\.1|::1|:memory:|)$/;

export type WrittenConnection = { readonly node: Node; readonly kind: 'secret' | 'host'; readonly text: string };

/** Servers and secrets that stand in the file instead of in a connection of Airflow, in the order of the text. */
export function writtenConnections(document: DagDocument): readonly WrittenConnection[] {
  const { python } = document;
  const secrets = writtenSecrets(python)
    .filter(({ sure }) => sure)
    .map(({ at, name }) => ({ node: at, kind: 'secret' as const, text: name ?? 'a secret' }));
  const hosts = python.calls.flatMap((call) => {
    const node = slowKind(call, python) === 'database' ? hostOf(call) : undefined;
    const value = node && python.value(node);
    if (value?.kind !== 'string' || value.interpolated || local.test(serverOf(value.text))) return [];
    return { node: value.node, kind: 'host' as const, text: serverOf(value.text) };
  });
  const taken = new Set(secrets.map(({ node }) => node));
  return [...secrets, ...hosts.filter(({ node }) => !taken.has(node))].toSorted((a, b) => a.node.from - b.node.from);
}

const hostOf = (call: Call): Node | undefined =>
  /create_engine$|MongoClient$/.test(call.method ?? '')
    ? call.positional[0]
    : hostNames.map((name) => call.argument(name)).find((node) => node !== undefined);

/** `warehouse.example.org` of `postgresql://user@warehouse.example.org:5432/orders`; of a plain name itself. */
function serverOf(text: string): string {
  const [, authority] = /^[\w+.-]{1,40}:\/\/([^/?#]*)/.exec(text) ?? [];
  if (authority === undefined) return /[:=\s/]/.test(text) ? '' : text;
  return authority.slice(authority.lastIndexOf('@') + 1).replace(/:\d*$/, '');
}
