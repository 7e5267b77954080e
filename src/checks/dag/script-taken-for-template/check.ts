import { commandsOf } from '../../../languages/dag/commands.ts';
import type { PythonDocument } from '../../../languages/python/document.ts';
import type { StringValue } from '../../../languages/python/value.ts';
import { defineCheck, unknown } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Put a space behind the name of a script',
  expects: 'No shell command is taken for the name of a template',
  reads: 'dag',
  kind: 'forbids',
  level: 'must',

  messages: {
    template:
      'A command that ends in `{ending}` is taken for the name of a template file, and the task fails with `TemplateNotFound`. Put a space behind it.',
  },
  *run(document) {
    if (
      document.dags.some((dag) => dag.argument('template_searchpath')) ||
      !document.dags.every(({ complete }) => complete)
    ) {
      yield unknown;
      return;
    }
    for (const { command } of commandsOf(document)) {
      const ending = /(?:^\s*\/|\s)\S*(\.(?:sh|bash))$/.exec(command.text.slice(-500))?.[1];
      if (ending === undefined) continue;
      const fix = fixFor(command, document.python);
      yield { message: 'template', at: document.python.range(command.node), values: { ending }, fix };
    }
  },
});

/** A space before the closing quote; only where the string stands in one piece. */
function fixFor({ node }: StringValue, { lines, text }: PythonDocument) {
  const quote = /(?:"""|'''|"|')$/.exec(text.slice(node.from, node.to))?.[0];
  if (node.type !== 'string' || quote === undefined) return undefined;
  const at = node.to - quote.length;
  return { range: lines.range(at, at), text: ' ' };
}
