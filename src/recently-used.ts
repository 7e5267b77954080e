/** Keeps so many values at most: the one that was asked for least lately makes room. */
export class RecentlyUsed<K, V> implements Iterable<readonly [K, V]> {
  readonly #most: number;
  readonly #make: (key: K) => V;
  /** The one that was asked for last stands last. */
  readonly #kept = new Map<K, V>();

  constructor(most: number, make: (key: K) => V) {
    this.#most = most;
    this.#make = make;
  }

  get(key: K): V {
    const value = this.#kept.get(key) ?? this.#make(key);
    this.#kept.delete(key);
    this.#kept.set(key, value);
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= this.#most) break;
      this.#kept.delete(oldest);
    }
    return value;
  }

  [Symbol.iterator](): Iterator<readonly [K, V]> {
    return this.#kept.entries();
  }
}
