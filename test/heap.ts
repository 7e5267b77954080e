/** A binary heap: the first by `before` comes out first. */
export class Heap<T> {
  readonly #items: T[] = [];
  readonly #before: (one: T, other: T) => boolean;

  constructor(before: (one: T, other: T) => boolean) {
    this.#before = before;
  }

  get first(): T | undefined {
    return this.#items[0];
  }

  push(item: T): void {
    let index = this.#items.push(item) - 1;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (!this.#swapped(parent, index)) return;
      index = parent;
    }
  }

  pop(): T | undefined {
    const first = this.#items[0];
    const last = this.#items.pop();
    if (last === undefined || this.#items.length === 0) return first;
    this.#items[0] = last;
    for (let index = 0; ; ) {
      const [left, right] = [2 * index + 1, 2 * index + 2];
      const [one, other] = [this.#items[left], this.#items[right]];
      if (one === undefined) return first;
      const child = other !== undefined && this.#before(other, one) ? right : left;
      if (!this.#swapped(index, child)) return first;
      index = child;
    }
  }

  #swapped(above: number, below: number): boolean {
    const [one, other] = [this.#items[above], this.#items[below]];
    if (one === undefined || other === undefined || !this.#before(other, one)) return false;
    [this.#items[above], this.#items[below]] = [other, one];
    return true;
  }
}
