import type { Node } from 'web-tree-sitter';
import type { ShellWord } from './document.ts';

const expansions = new Set([
  'simple_expansion',
  'expansion',
  'command_substitution',
  'process_substitution',
  'arithmetic_expansion',
]);
/** Joined parts, strings within them, and no deeper: what is inside an expansion is not part of the word. */
const depthLimit = 6;

type Reading = { readonly value: string; readonly masked: string };

/** Reads a word node. */
export function readWord(node: Node, text: string): ShellWord {
  const raw = text.slice(node.startIndex, node.endIndex);
  return { raw, ...readPart(node, text, 0), from: node.startIndex, to: node.endIndex };
}

function readPart(node: Node, text: string, depth: number): Reading {
  const raw = text.slice(node.startIndex, node.endIndex);
  if (expansions.has(node.type) || depth > depthLimit) return { value: '\0', masked: '\0'.repeat(raw.length) };
  switch (node.type) {
    case 'raw_string':
      return { value: raw.slice(1, -1), masked: raw };
    case 'ansi_c_string':
      return { value: raw.slice(2, -1), masked: raw };
    case 'word':
      return { value: raw.replace(/\\(?:\r?\n)?/g, ''), masked: raw };
    case 'string':
      return readParts(node, text, depth, node.startIndex + 1, node.endIndex - 1);
    case 'concatenation':
    case 'command_name':
    case 'heredoc_body':
    case 'translated_string':
      return readParts(node, text, depth, node.startIndex, node.endIndex);
    default:
      return { value: raw, masked: raw };
  }
}

/** What stands between the parts is text of the word itself. */
function readParts(node: Node, text: string, depth: number, from: number, to: number): Reading {
  let value = '';
  let masked = text.slice(node.startIndex, from);
  let at = from;
  for (const child of node.namedChildren) {
    if (!child || child.startIndex < at) continue;
    const between = text.slice(at, child.startIndex);
    const part = readPart(child, text, depth + 1);
    value += between + part.value;
    masked += between + part.masked;
    at = child.endIndex;
  }
  const rest = at < to ? text.slice(at, to) : '';
  return { value: value + rest, masked: masked + rest + text.slice(Math.max(at, to), node.endIndex) };
}
