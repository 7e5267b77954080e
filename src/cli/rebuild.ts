import { type Config, ConfigError } from '../config.ts';
import { withWorkshop } from '../main.ts';
import { createLog } from '../server/log.ts';
import { rebuild } from '../server/rebuild.ts';
import { type ExitCode, print } from './output.ts';

/**
 * Restores what is not in the database from the learners' repositories: all that the App is installed on, or those that
 * are named. What is known already stays as it is.
 */
export async function rebuildAll(config: Config, names: readonly string[]): Promise<ExitCode> {
  const { credentials } = config;
  if (!credentials) throw new ConfigError('APP_ID is missing: a rebuild reads as the App.');
  const wanted = new Set(names.map((name) => name.toLowerCase()));
  const outside = {
    clock: { now: () => new Date() },
    log: createLog(config.logLevel === 'info' ? 'error' : config.logLevel),
  };
  return withWorkshop({ ...config, credentials }, outside, async ({ parts, history, repositories }) => {
    let [rebuilt, failed] = [0, 0];
    for await (const repository of repositories()) {
      const name = `${repository.owner}/${repository.name}`;
      if (wanted.size > 0 && !wanted.delete(name.toLowerCase())) continue;
      if ((await parts.store.read(repository.id)).state) {
        print(`${name}: known already, left as it is`);
        continue;
      }
      try {
        const found = await rebuild(parts, repository, history(repository));
        if (!found) continue;
        rebuilt += 1;
        const ledger = await parts.store.ledger(repository.id);
        print(`${name}: ${found.posts} posts of ours, ${ledger.length} lines in the ledger`);
        for (const lost of found.lost) print(`  not recovered: ${lost}`);
      } catch (error) {
        failed += 1;
        print(`${name}: not rebuilt: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
    for (const name of wanted) print(`${name}: the App is not installed there`);
    print(`${rebuilt} repositories rebuilt${failed > 0 ? `, ${failed} not` : ''}.`);
    print(
      'Not in any repository, and so not recovered: the times of decisions to the second, who of the commands was a',
    );
    print(
      'mentor then (those of today count), and work that waited to be done, which the server looks for when it starts.',
    );
    return failed > 0 || wanted.size > 0 ? 1 : 0;
  });
}
