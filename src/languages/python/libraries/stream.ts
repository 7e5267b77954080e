import type { Call } from '../call.ts';
import type { PythonDocument } from '../document.ts';
import { child, type Node } from '../tree.ts';
import { chainOf, hasLink } from './chain.ts';
import { fixedText } from './literal.ts';
import { attributeNamed } from './spark.ts';

/** Where a stream is read: `.readStream`. */
export const readStream = (document: PythonDocument): Node | undefined => attributeNamed(document, 'readStream');

/** Where a stream is written: `.writeStream`. */
export const writeStream = (document: PythonDocument): Node | undefined => attributeNamed(document, 'writeStream');

/** Where either stands first. */
export const stream = (document: PythonDocument): Node | undefined => readStream(document) ?? writeStream(document);

/** Where a checkpoint location is set; undefined when nothing of this file sets one. */
export const checkpoint = (document: PythonDocument): Node | undefined => {
  const keyword = document.all('keyword_argument').find((node) => {
    const name = child(node, 'name');
    return name !== undefined && document.textOf(name) === 'checkpointLocation';
  });
  if (keyword) return keyword;
  return document.all('string').find((node) => {
    const isText = node.parent?.type === 'expression_statement' || node.parent?.type === 'concatenated_string';
    return !isText && /(?:^|\.)checkpointLocation$/i.test(fixedText(node, document)?.trim() ?? '');
  });
};

/** Whether a writer takes options that the file does not tell: `.options(**settings)`. */
export const hasUnknownOptions = (document: PythonDocument): boolean =>
  document.calls.some(({ method, complete }) => /^(?:options|start|toTable)$/.test(method ?? '') && !complete);

const grouping = /^(?:groupBy|groupby|dropDuplicates|drop_duplicates)$/;

/** Aggregations of a stream whose state is never let go, because no watermark says when a window is done. */
export const unboundedAggregations = (document: PythonDocument): readonly Call[] =>
  document.calls.filter((call) => {
    if (!grouping.test(call.method ?? '') || !call.receiver) return false;
    const chain = chainOf(call.receiver, document);
    return hasLink(chain, 'readStream') && !hasLink(chain, 'withWatermark');
  });
