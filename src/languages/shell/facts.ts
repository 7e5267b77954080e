import type { Node, Tree } from 'web-tree-sitter';
import { bareIn } from './bare.ts';
import type {
  BareExpansion,
  Heredoc,
  Redirect,
  ShellAssignment,
  ShellCommand,
  ShellFacts,
  ShellFunction,
  ShellLoop,
} from './document.ts';
import { programOf } from './program.ts';
import { readWord } from './words.ts';

/** What the walk knows of where it stands; inherited from parent to child. */
type Scope = {
  readonly redirects: readonly Redirect[];
  readonly checked: boolean;
  readonly inFunction: string | undefined;
  readonly inLoop: boolean;
  readonly pipeline: number | undefined;
};

const outside: Scope = { redirects: [], checked: false, inFunction: undefined, inLoop: false, pipeline: undefined };
const nodeLimit = 400_000;

type Gathered = {
  readonly commands: ShellCommand[];
  readonly assignments: ShellAssignment[];
  readonly functions: ShellFunction[];
  readonly heredocs: Heredoc[];
  readonly loops: ShellLoop[];
  readonly bare: BareExpansion[];
};

/** Reads what checks ask about a script out of its syntax tree. Iterative: scripts may nest as deep as they like. */
export function readFacts(tree: Tree, text: string): ShellFacts {
  const facts: Gathered = { commands: [], assignments: [], functions: [], heredocs: [], loops: [], bare: [] };
  const pending: { readonly node: Node; readonly scope: Scope }[] = [{ node: tree.rootNode, scope: outside }];
  for (let seen = 0; seen < nodeLimit; seen += 1) {
    const next = pending.pop();
    if (!next) break;
    const { node, scope } = next;
    gather(node, scope, text, facts);
    const inner = scopeInside(node, scope, text);
    const children = node.namedChildren;
    for (let index = children.length - 1; index >= 0; index -= 1) {
      const child = children[index];
      if (child && !leaves.has(child.type)) pending.push({ node: child, scope: scopeOfChild(node, child, inner) });
    }
  }
  return facts;
}

const leaves = new Set([
  'word',
  'number',
  'raw_string',
  'variable_name',
  'string_content',
  'comment',
  'file_descriptor',
  'heredoc_start',
  'heredoc_end',
  'special_variable_name',
]);

function gather(node: Node, scope: Scope, text: string, facts: Gathered): void {
  const extent = { from: node.startIndex, to: node.endIndex };
  switch (node.type) {
    case 'command': {
      const command = commandOf(node, scope, text);
      facts.commands.push(command);
      facts.bare.push(...bareIn(node, command.program));
      break;
    }
    case 'declaration_command':
    case 'unset_command':
      facts.commands.push(commandOf(node, scope, text));
      break;
    case 'test_command':
    case 'file_redirect':
      facts.bare.push(...bareIn(node, ''));
      break;
    case 'variable_assignment': {
      const name = node.childForFieldName('name')?.text ?? '';
      const value = node.childForFieldName('value');
      facts.assignments.push({ ...extent, name, value: value ? readWord(value, text) : undefined });
      break;
    }
    case 'function_definition':
      facts.functions.push({ ...extent, name: node.childForFieldName('name')?.text ?? '' });
      break;
    case 'heredoc_body':
      facts.heredocs.push({ ...extent, masked: readWord(node, text).masked });
      break;
    case 'for_statement':
      facts.loops.push({ ...extent, kind: 'for', pipeline: scope.pipeline, list: listOf(node) });
      break;
    case 'while_statement':
      facts.loops.push({ ...extent, kind: 'while', pipeline: scope.pipeline, list: '' });
      break;
  }
}

const listOf = (loop: Node): string =>
  loop
    .childrenForFieldName('value')
    .map((value) => value?.text ?? '')
    .join(' ');

/** Children of a command that are not words of it. */
const notWords = new Set([
  'variable_assignment',
  'file_redirect',
  'herestring_redirect',
  'heredoc_redirect',
  'comment',
]);

function commandOf(node: Node, scope: Scope, text: string): ShellCommand {
  const parts = node.namedChildren.filter((child) => child !== null);
  const words = parts.filter((part) => !notWords.has(part.type)).map((part) => readWord(part, text));
  const keyword = node.type === 'command' ? undefined : node.child(0);
  const all = keyword ? [readWord(keyword, text), ...words] : words;
  const own = parts.filter((part) => part.type === 'file_redirect').map((part) => redirectOf(part, text));
  const name = all[0]?.value ?? '';
  return {
    ...scope,
    name: name.includes('\0') ? '' : name,
    ...programOf(all),
    words: all,
    redirects: [...own, ...scope.redirects],
    from: node.startIndex,
    to: node.endIndex,
  };
}

function redirectOf(node: Node, text: string): Redirect {
  const target = node.childForFieldName('destination');
  const descriptor = node.childForFieldName('descriptor')?.text ?? '';
  const operator = node.children.find((child) => child !== null && !child.isNamed)?.type ?? '';
  return { operator, descriptor, target: target ? readWord(target, text).value : '' };
}

function scopeInside(node: Node, scope: Scope, text: string): Scope {
  switch (node.type) {
    case 'function_definition':
      return { ...outside, inFunction: node.childForFieldName('name')?.text ?? '' };
    case 'command_substitution':
    case 'process_substitution':
      return { ...scope, redirects: [], pipeline: undefined, checked: false };
    case 'pipeline':
      return { ...scope, pipeline: node.startIndex };
    case 'compound_statement':
    case 'subshell':
    case 'do_group':
      return { ...scope, pipeline: undefined };
    case 'redirected_statement': {
      const own = node
        .childrenForFieldName('redirect')
        .filter((child) => child?.type === 'file_redirect')
        .map((child) => redirectOf(child as Node, text));
      return { ...scope, redirects: [...own, ...scope.redirects] };
    }
    case 'negated_command':
      return { ...scope, checked: true };
    default:
      return scope;
  }
}

/** Conditions and the left sides of `&&` and `||` are where a failure is looked at; in the loop's own part, in a loop. */
function scopeOfChild(node: Node, child: Node, scope: Scope): Scope {
  switch (node.type) {
    case 'list':
      return child.id === node.lastNamedChild?.id ? scope : { ...scope, checked: true };
    case 'if_statement':
    case 'elif_clause':
      return child.type !== 'else_clause' && isBefore(node, child, 'then') ? { ...scope, checked: true } : scope;
    case 'while_statement':
      return { ...scope, inLoop: true, pipeline: undefined, checked: scope.checked || isBefore(node, child, 'do') };
    case 'for_statement':
    case 'c_style_for_statement':
      return { ...scope, inLoop: true, pipeline: undefined };
    default:
      return scope;
  }
}

/** Whether a child stands before a keyword of its parent. */
function isBefore(node: Node, child: Node, keyword: string): boolean {
  const mark = node.children.find((one) => one?.type === keyword || (keyword === 'do' && one?.type === 'do_group'));
  return mark != null && child.startIndex < mark.startIndex;
}
