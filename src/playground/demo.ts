import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ExitCode, paint, print } from '../cli/output.ts';
import { StoryStuck } from './person.ts';
import { type DemoStage, openStage } from './stage.ts';
import { playStory, type Tell } from './story.ts';

const root = join(import.meta.dirname, '..', '..');

/**
 * Plays a learner's story on the embedded GitHub, with the real server, queue and store, and leaves it open for a person
 * to go on.
 */
export async function demo(options: { readonly exit?: boolean; readonly port?: number }): Promise<ExitCode> {
  const folder = await mkdtemp(join(tmpdir(), 'stagecoach-demo-'));
  const stage = await openStage(folder, { port: options.port });
  try {
    const began = performance.now();
    const tell: Tell = (who, what, link) => {
      const seconds = ((performance.now() - began) / 1000).toFixed(1).padStart(5);
      print(
        `${paint('dim', `${seconds} s`)}  ${paint('bold', who.padEnd(6))} ${what}${link ? `\n         ${paint('dim', link)}` : ''}`,
      );
    };
    await playStory({ url: stage.url, learner: stage.ada, repository: 'ada/data-path', tell });
    print(
      `\nThe story took ${((performance.now() - began) / 1000).toFixed(1)} s and ${stage.playground.journal.filter(({ actor }) => actor === 'installation').length} API calls of the App.`,
    );
    if (!options.exit) {
      invite(stage);
      await new Promise<void>((resolve) => process.once('SIGINT', resolve));
    }
    return 0;
  } catch (error) {
    if (!(error instanceof StoryStuck)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 3;
  } finally {
    await stage.close();
    await rm(folder, { recursive: true, force: true });
  }
}

function invite({ url, token }: DemoStage): void {
  const remote = new URL(`${url}/you/data-path.git`);
  remote.username = 'you';
  remote.password = token;
  print(`
${paint('bold', 'Your turn.')} A repository of your own has its first issue open: ${url}/you/data-path/issues

  git clone ${remote.href}
  cd data-path && git switch -c git-and-ci
  npx --prefix ${root} stagecoach start git-and-ci
  git add --all && git commit -m "Add the starter" && git push -u origin git-and-ci

Then open a pull request at ${url}/you/data-path/compare/main...git-and-ci (sign in as \`you\`) and read the review.
Ctrl-C ends it.`);
}
