import { type ImageName, imageName, isKnownToDropRoot, isTemplated } from './image.ts';
import type { Instruction } from './instruction.ts';
import { expand, unknownPart, type Variables } from './variables.ts';
import type { Word } from './word.ts';

/** What an ENV or ARG sets from an offset of the file on; `lasts`: also for the stages that start from this one. */
type Setting = { readonly from: number; readonly value: string | undefined; readonly lasts: boolean };

/** A longer chain of stages is not followed: nobody writes one. */
const chainLimit = 100;

/** From one FROM to the next. */
export class Stage {
  readonly index: number;
  readonly from: Instruction;
  /** `AS name`. */
  readonly name: string | undefined;
  /** The image as written, and with ARG defaults in it (`unknownPart` where there is none). */
  readonly image: Word | undefined;
  readonly imageText: string;
  /** The earlier stage that this one starts from; undefined for an image from elsewhere. */
  readonly parent: Stage | undefined;
  /** Without the FROM. */
  readonly instructions: readonly Instruction[];
  /** In the order of the file. */
  readonly #settings = new Map<string, Setting[]>();

  /** @param earlier the stages before this one by name, of several the last */
  constructor(
    from: Instruction,
    instructions: readonly Instruction[],
    index: number,
    earlier: ReadonlyMap<string, Stage>,
    globals: Variables,
  ) {
    this.index = index;
    this.from = from;
    this.instructions = instructions;
    this.image = from.words[0];
    const as = from.words.findIndex((word) => word.text.toLowerCase() === 'as');
    this.name = as > 0 ? from.words[as + 1]?.text.toLowerCase() : undefined;
    this.imageText = expand(this.image?.text ?? '', globals);
    this.parent = earlier.get(this.imageText.toLowerCase());
    this.#readSettings(globals);
  }

  /** The image comes from a registry: no earlier stage and not the empty `scratch`. */
  get isExternal(): boolean {
    return this.parent === undefined && this.imageText.toLowerCase() !== 'scratch';
  }

  /** This stage and those that it starts from, nearest first. */
  get chain(): readonly Stage[] {
    const chain: Stage[] = [];
    for (let stage: Stage | undefined = this; stage && chain.length < chainLimit; stage = stage.parent)
      chain.push(stage);
    return chain;
  }

  /** Where the chain of stages begins. */
  get root(): Stage {
    return this.chain.at(-1) ?? this;
  }

  get base(): ImageName {
    return imageName(this.root.imageText);
  }

  all(keyword: string): readonly Instruction[] {
    return this.instructions.filter((instruction) => instruction.keyword === keyword);
  }

  last(keyword: string): Instruction | undefined {
    return this.instructions.findLast((instruction) => instruction.keyword === keyword);
  }

  /** The last such instruction of this stage, else of the nearest stage that it starts from. */
  inherited(keyword: string): Instruction | undefined {
    for (const stage of this.chain) {
      const found = stage.last(keyword);
      if (found) return found;
    }
    return undefined;
  }

  /** ENV and ARG values that hold at an instruction of this stage (without one: at its end). */
  variablesAt(instruction?: Instruction): Variables {
    const until = instruction?.from ?? Number.POSITIVE_INFINITY;
    const find = (name: string): Setting | undefined => this.#settingOf(name, until);
    return { has: (name) => find(name) !== undefined, get: (name) => find(name)?.value };
  }

  #settingOf(name: string, until: number): Setting | undefined {
    const own = this.#settings.get(name)?.findLast(({ from }) => from < until);
    if (own || !this.parent) return own;
    for (const stage of this.parent.chain) {
      const found = stage.#settings.get(name)?.findLast(({ lasts }) => lasts);
      if (found) return found;
    }
    return undefined;
  }

  #readSettings(globals: Variables): void {
    const variables = this.variablesAt();
    for (const { from, keyword, assignments } of this.instructions) {
      if (keyword !== 'ENV' && keyword !== 'ARG') continue;
      for (const { name, value } of assignments) {
        const known = value ?? globals.get(name);
        const expanded = known === undefined ? undefined : expand(known, variables);
        const settings = this.#settings.get(name) ?? [];
        // An ARG does not outlive its stage, an ENV does.
        settings.push({ from, value: expanded, lasts: keyword === 'ENV' });
        this.#settings.set(name, settings);
      }
    }
  }

  /** Who runs in a container of this stage: a name or number, or `unknown` where a variable or the base decides. */
  get user(): { readonly name: string; readonly instruction: Instruction | undefined } | 'unknown' {
    for (const stage of this.chain) {
      const instruction = stage.last('USER');
      if (!instruction) continue;
      const text = expand(instruction.words[0]?.text ?? '', stage.variablesAt(instruction));
      const name = text.split(':', 1)[0] ?? '';
      return name === '' || name.includes(unknownPart) || isTemplated(name) ? 'unknown' : { name, instruction };
    }
    const base = this.root.imageText;
    if (base.includes(unknownPart) || isTemplated(base) || isKnownToDropRoot(base)) return 'unknown';
    return { name: 'root', instruction: undefined };
  }
}
