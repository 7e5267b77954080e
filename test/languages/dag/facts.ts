import { DagDocument } from '../../../src/languages/dag/document.ts';

/** A DAG file of these lines. */
export const read = (...lines: readonly string[]): DagDocument => new DagDocument('dags/x.py', `${lines.join('\n')}\n`);
