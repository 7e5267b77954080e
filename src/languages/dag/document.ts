import type { LineMap } from '../../review/range.ts';
import type { SyntaxProblem, TextDocument } from '../document.ts';
import type { PythonDocument } from '../python/document.ts';
import { parsePython } from '../python/language.ts';
import type { Node } from '../python/tree.ts';
import { type Dag, dagsOf } from './dag.ts';
import { DefaultArgs } from './default-args.ts';
import { type Task, tasksOf } from './task.ts';

/** A module that builds DAGs, with the Python that it is. Facts are worked out when they are first asked for. */
export class DagDocument implements TextDocument {
  readonly path: string;
  readonly text: string;
  readonly lines: LineMap;
  readonly problem: SyntaxProblem | undefined;
  readonly python: PythonDocument;
  #dags: readonly Dag[] | undefined;
  #tasks: readonly Task[] | undefined;
  #identifiers: ReadonlyMap<string, readonly Node[]> | undefined;
  #defaults: ReadonlyMap<Dag, DefaultArgs> | undefined;

  constructor(path: string, text: string) {
    this.python = parsePython(path, text);
    this.path = path;
    this.text = text;
    this.lines = this.python.lines;
    this.problem = this.python.problem;
  }

  get dags(): readonly Dag[] {
    this.#dags ??= dagsOf(this.python);
    return this.#dags;
  }

  get tasks(): readonly Task[] {
    this.#tasks ??= tasksOf(this.python, this.dags);
    return this.#tasks;
  }

  /** The `default_args` that a DAG gives to its tasks; empty when it has none. */
  defaultsOf(dag: Dag): DefaultArgs {
    this.#defaults ??= new Map(this.dags.map((each) => [each, new DefaultArgs(each, this.python)]));
    return this.#defaults.get(dag) ?? new DefaultArgs(dag, this.python);
  }

  /** Every place where an identifier stands, whatever it means there. */
  placesOf(name: string): readonly Node[] {
    this.#identifiers ??= Map.groupBy(this.python.all('identifier'), (node) => this.python.textOf(node));
    return this.#identifiers.get(name) ?? [];
  }
}
