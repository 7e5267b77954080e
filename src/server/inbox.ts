import type { CoachEvent } from '../coach/events.ts';
import type { RepositoryRef } from '../coach/learner.ts';
import type { Queue } from '../ports/queue.ts';
import type { Store } from '../ports/store.ts';
import { namesCurriculum } from './authority.ts';
import { type Delivery, putOptions, type Work } from './jobs.ts';
import { toEvent } from './to-event.ts';

/** Turns a stored delivery into work, after remembering what it tells about a pull request. */
export async function handleDelivery(
  { name, payload }: Delivery,
  parts: { readonly store: Store; readonly queue: Queue; readonly appId: number },
): Promise<CoachEvent['kind'] | undefined> {
  const { store, queue, appId } = parts;
  const event = toEvent(name, payload, appId);
  if (!event) return undefined;
  if (event.kind === 'pull') await store.observe(event.repository.id, event.pull, 'told');
  for (const work of await worksOf(event, store)) await queue.put('work', work, putOptions(work));
  return event.kind;
}

async function worksOf(event: CoachEvent, store: Store): Promise<readonly Work[]> {
  switch (event.kind) {
    case 'installed':
      return event.chosen
        ? event.repositories.map((repository) => ({ kind: 'start', repository }))
        : await startAgainIn(event.repositories, store);
    case 'unsuspended': {
      const states = await statesOf(await store.repositories(event.installation), store);
      return states.flatMap((state) => (state ? [{ kind: 'start', repository: state.repository }] : []));
    }
    case 'uninstalled': {
      const repositories =
        event.repositories === 'all' ? await store.repositories(event.installation) : event.repositories;
      return repositories.map((repository) => ({ kind: 'stop', repository, installation: event.installation }));
    }
    case 'repository':
      return [{ kind: 'repository', event }];
    case 'issue':
      return [{ kind: 'issue', event }];
    case 'comment':
      return [{ kind: 'comment', event }];
    case 'pull':
      return [{ kind: 'pull', repository: event.repository, number: event.pull.number, asked: false }];
    case 'ci': {
      const { repository, head, asked } = event;
      const pulls = await store.pullsAt(repository.id, head);
      if (pulls.length === 0 && asked && repository.ownerType === 'Organization')
        return [
          repository.name === '.github'
            ? { kind: 'configuration', repository, head }
            : { kind: 'curriculum', repository, again: true },
        ];
      return pulls.map((number) => ({ kind: 'pull', repository, number, asked }));
    }
    case 'configuration':
      return [{ kind: 'configuration', repository: event.repository, head: event.head }];
    case 'push': {
      const { repository, ref } = event;
      return (await namesCurriculum(store, repository, ref)) ? [{ kind: 'curriculum', repository }] : [];
    }
  }
}

const statesOf = (repositories: readonly number[], store: Store) =>
  Promise.all(repositories.map(async (id) => (await store.read(id)).state));

/**
 * All repositories of an account were not chosen one by one: there it waits for `/coach start`, but in those where it had
 * started before they were taken away.
 */
async function startAgainIn(repositories: readonly RepositoryRef[], store: Store): Promise<readonly Work[]> {
  const states = await statesOf(
    repositories.map(({ id }) => id),
    store,
  );
  return repositories
    .filter((_, index) => states[index]?.status === 'removed')
    .map((repository) => ({ kind: 'start', repository }));
}
