import { type ImageName, imageName, isKnownToDropRoot } from './image.ts';
import type { Instruction } from './instruction.ts';
import { expand, unknownPart, type Variables } from './variables.ts';
import type { Word } from './word.ts';

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
  readonly #globals: Variables;
  readonly #settings: readonly Instruction[];

  constructor(from: Instruction, instructions: readonly Instruction[], earlier: readonly Stage[], globals: Variables) {
    this.index = earlier.length;
    this.from = from;
    this.instructions = instructions;
    this.#globals = globals;
    this.#settings = instructions.filter(({ keyword }) => keyword === 'ENV' || keyword === 'ARG');
    this.image = from.words[0];
    const as = from.words.findIndex((word) => word.text.toLowerCase() === 'as');
    this.name = as > 0 ? from.words[as + 1]?.text.toLowerCase() : undefined;
    this.imageText = expand(this.image?.text ?? '', globals);
    const wanted = this.imageText.toLowerCase();
    this.parent = earlier.findLast((stage) => stage.name !== undefined && stage.name === wanted);
  }

  /** The image comes from a registry: no earlier stage and not the empty `scratch`. */
  get isExternal(): boolean {
    return this.parent === undefined && this.imageText.toLowerCase() !== 'scratch';
  }

  /** This stage and those that it starts from, nearest first. */
  get chain(): readonly Stage[] {
    const chain: Stage[] = [];
    for (let stage: Stage | undefined = this; stage; stage = stage.parent) chain.push(stage);
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
    const values = new Map<string, string | undefined>();
    for (const stage of this.chain.toReversed()) {
      for (const { from, keyword, assignments } of stage.#settings) {
        if (stage === this && instruction && from >= instruction.from) break;
        // An ARG does not outlive its stage, an ENV does.
        if (keyword === 'ARG' && stage !== this) continue;
        for (const { name, value } of assignments) {
          const known = value ?? this.#globals.get(name);
          values.set(name, known === undefined ? undefined : expand(known, values));
        }
      }
    }
    return values;
  }

  /** Who runs in a container of this stage: a name or number, or `unknown` where a variable or the base decides. */
  get user(): { readonly name: string; readonly instruction: Instruction | undefined } | 'unknown' {
    for (const stage of this.chain) {
      const instruction = stage.last('USER');
      if (!instruction) continue;
      const text = expand(instruction.words[0]?.text ?? '', stage.variablesAt(instruction));
      const name = text.split(':', 1)[0] ?? '';
      return name === '' || name.includes(unknownPart) || name.includes('{{') ? 'unknown' : { name, instruction };
    }
    const base = this.root.imageText;
    if (base.includes(unknownPart) || base.includes('{{') || isKnownToDropRoot(base)) return 'unknown';
    return { name: 'root', instruction: undefined };
  }
}
