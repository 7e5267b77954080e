const turns = new WeakMap<object, Promise<unknown>>();

/** Runs what moves a repository's refs one after the other, so that each sees exactly what it moved. */
export function inTurn<T>(repository: object, work: () => Promise<T>): Promise<T> {
  const turn = (turns.get(repository) ?? Promise.resolve()).then(work);
  turns.set(
    repository,
    turn.catch(() => {}),
  );
  return turn;
}
