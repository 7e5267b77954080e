import { readFile, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { ledgerLines, trustedKeys } from '../adapters/postgres/archive.ts';
import { type LedgerVerdict, verifyLedger } from '../adapters/postgres/ledger.ts';
import { ledgerKey, ledgerSigner } from '../adapters/postgres/ledger-key.ts';
import { type LedgerRecord, recordOf, recordSchema, verifyRecord } from '../adapters/postgres/ledger-record.ts';
import { keyFor } from '../adapters/secrets.ts';
import { type Config, ConfigError } from '../config.ts';
import { type Desk, withDesk } from './operator.ts';
import { type ExitCode, print, UsageError } from './output.ts';

const signerOf = ({ credentials }: Pick<Config, 'credentials'>) => {
  if (!credentials) throw new ConfigError('WEBHOOK_SECRET is missing: the key of the ledger follows from it.');
  return ledgerSigner(keyFor(credentials.webhookSecret, 'ledger'));
};

/** The public key, for those who are to verify records. */
export function showKey(config: Config): ExitCode {
  const { id, publicKey } = signerOf(config);
  print(`${id} ${publicKey}`);
  return 0;
}

type VerifyOptions = { readonly key?: readonly string[]; readonly against?: string };

/** Whether the ledger of each repository (or of one) is as it was written. */
export const verifyLedgers = (
  config: Config,
  repository: string | undefined,
  { key = [], against }: VerifyOptions,
): Promise<ExitCode> =>
  withDesk(config, async (desk) => {
    const given = against === undefined ? undefined : await readRecord(against);
    const keys = new Map([signerOf(desk), ...key.map(ledgerKey)].map(({ id, publicKey }) => [id, publicKey]));
    const all = repository === undefined && given === undefined;
    const ids = all
      ? await desk.store.repositories()
      : [given?.repository.id ?? (await named(desk, repository ?? '')).id];
    let [wrong, lines] = [0, 0];
    for (const id of ids) {
      const entries = await desk.store.ledger(id);
      lines += entries.length;
      const outcome = verifyLedger(entries, keys, await ledgerLines(desk.database, id));
      const verdict = outcome.ok && given ? beginsWith(entries, given) : outcome;
      if (verdict.ok) continue;
      wrong += 1;
      print(`repository ${id}, line ${verdict.sequence}: ${verdict.reason}`);
    }
    const outcome = wrong === 0 ? 'all as they were written' : `${wrong} ledgers are wrong`;
    print(`${lines} lines of ${ids.length} repositories: ${outcome}.`);
    return wrong === 0 ? 0 : 1;
  });

/** A record that a learner keeps is a witness against whoever rewrites a whole database. */
function beginsWith(entries: readonly { readonly hash: string }[], { lines }: LedgerRecord): LedgerVerdict {
  const index = lines.findIndex(({ hash }, place) => entries[place]?.hash !== hash);
  return index === -1
    ? { ok: true }
    : { ok: false, sequence: index + 1, reason: 'it is not the one in the record that was given out' };
}

/** A repository by its numeric id or by the name that it had last. */
export async function named({ store }: Pick<Desk, 'store'>, text: string): Promise<{ id: number; name: string }> {
  for (const id of await store.repositories()) {
    const { state } = await store.read(id);
    const name = state ? `${state.repository.owner}/${state.repository.name}` : '';
    if (String(id) === text || name.toLowerCase() === text.toLowerCase()) return { id, name };
  }
  throw new UsageError(`Nothing is known about a repository ${text}.`);
}

/** The signed record of one repository, printed or as a file. */
export const exportLedger = (config: Config, repository: string, file: string | undefined): Promise<ExitCode> =>
  withDesk(config, async (desk) => {
    const found = await named(desk, repository);
    const lines = await desk.store.ledger(found.id);
    const signer = signerOf(desk);
    const record = recordOf(found, lines, await trustedKeys(desk.database, signer), signer, new Date());
    const text = JSON.stringify(record, null, 2);
    if (file === undefined) print(text);
    else {
      await writeFile(file, `${text}\n`);
      print(`${lines.length} lines in ${file}.`);
    }
    return 0;
  });

/** Verifies a record that somebody was given; neither database nor settings are needed. */
export async function checkRecord(file: string, { key }: { readonly key?: string }): Promise<ExitCode> {
  const record = await readRecord(file);
  const outcome = verifyRecord(record, key);
  if (!outcome.ok) {
    print(outcome.sequence === 0 ? `This record: ${outcome.reason}.` : `Line ${outcome.sequence}: ${outcome.reason}.`);
    return 1;
  }
  print(`${record.lines.length} lines about ${record.repository.name}, all as they were written.`);
  print(`Signed by ${record.key} ${record.keys[record.key]}`);
  if (key === undefined) print('Whose key that is, the server tells: `stagecoach ledger key`, or GET /ledger/key.');
  return 0;
}

async function readRecord(file: string): Promise<LedgerRecord> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new UsageError(`${file} cannot be read.`);
  });
  const parsed = recordSchema.safeParse(parsedOr(text));
  if (parsed.success) return parsed.data;
  throw new UsageError(`${file} is no record of a ledger: ${z.prettifyError(parsed.error)}`);
}

function parsedOr(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
