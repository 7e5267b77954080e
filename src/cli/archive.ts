import { createReadStream, createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { DatabaseNotEmpty, exported, forgetRepository, imported } from '../adapters/postgres/archive.ts';
import { type ExportLine, exportLine } from '../adapters/postgres/export-lines.ts';
import type { Config } from '../config.ts';
import { version } from '../version.ts';
import { named } from './ledger.ts';
import { withDesk } from './operator.ts';
import { type ExitCode, print, UsageError } from './output.ts';

/** Everything as JSON lines. The server and the workers are to be stopped meanwhile. */
export const exportAll = (config: Config, file: string): Promise<ExitCode> =>
  withDesk(config, async ({ database }) => {
    let lines = 0;
    const texts = async function* () {
      for await (const line of exported(database, version, new Date())) {
        lines += 1;
        yield `${JSON.stringify(line)}\n`;
      }
    };
    await pipeline(texts, createWriteStream(file, { mode: 0o600 }));
    print(`${lines} lines in ${file}.`);
    return 0;
  });

/** Fills an empty database with an export, all of it or nothing. */
export const importAll = (config: Config, file: string): Promise<ExitCode> =>
  withDesk(config, async ({ database, queue }) => {
    try {
      const counts = await imported(database, queue, linesOf(file));
      for (const [kind, count] of counts) if (kind !== 'stagecoach-export') print(`${count} ${kind}`);
      return 0;
    } catch (error) {
      if (error instanceof DatabaseNotEmpty) throw new UsageError(error.message);
      throw error;
    }
  });

async function* linesOf(file: string): AsyncGenerator<ExportLine> {
  let number = 0;
  for await (const text of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1;
    const parsed = exportLine.safeParse(parsedOr(text));
    if (!parsed.success) throw new UsageError(`${file}, line ${number}: ${z.prettifyError(parsed.error)}`);
    if (number === 1 && parsed.data.kind !== 'stagecoach-export')
      throw new UsageError(`${file} is no export: its first line does not say so.`);
    yield parsed.data;
  }
  if (number === 0) throw new UsageError(`${file} is empty.`);
}

function parsedOr(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Erases what is kept about a repository, or about all of an installation, and says what that was. */
export const forget = (config: Config, what: string, yes: boolean): Promise<ExitCode> =>
  withDesk(config, async (desk) => {
    const { database, store } = desk;
    const ids = /^\d+$/.test(what) ? await store.repositories(Number(what)) : [(await named(desk, what)).id];
    if (ids.length === 0) throw new UsageError(`Nothing is kept about an installation ${what}.`);
    if (!yes) {
      print(`${ids.length} repositories and their ledgers would be erased for good; --yes does it.`);
      return 1;
    }
    for (const id of ids) {
      const { state } = await store.read(id);
      const name = state ? `${state.repository.owner}/${state.repository.name}` : 'unknown';
      const removed = await forgetRepository(database, id);
      const counts = Object.entries(removed).map(([table, count]) => `${count} ${table}`);
      print(`repository ${id} (${name}): ${counts.join(', ')}`);
    }
    print(
      'Erased. What stands in the repositories is theirs; a rebuild would read it again while the App is installed.',
    );
    return 0;
  });
