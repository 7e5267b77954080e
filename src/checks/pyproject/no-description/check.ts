import { isDynamic, metadataOf, metadataPath } from '../../../languages/pyproject/dependencies.ts';
import { defineCheck, notApplicable, unknown } from '../../../review/check.ts';

const home = { project: ['project'], poetry: ['tool', 'poetry'] } as const;

const isTemplate = (text: string): boolean =>
  /^\W*(?:add|put|insert|enter|write) (?:your|a|the)\b.*\bdescription\b|^\W*(?:a |an |my |the )?(?:short |brief |sample |small |example |default |project |package |new )*(?:description|python project|python package|todo|tbd|fixme|n\/a|none|placeholder)(?: (?:here|goes here|of (?:the|your|my|this) (?:project|package)))?\W*$|^\W*todo\b|\blorem ipsum\b|\{\{/i.test(
    text,
  );

export const check = defineCheck({
  title: 'Say in one sentence what the package does',
  expects: 'The description says what the package does',
  reads: 'pyproject',
  kind: 'requires',
  level: 'should',
  criterion: 'pkg.description_meaningful',
  messages: {
    found: 'The description says what the package does.',
    missing:
      'There is no description. It is the first thing that is shown of a package; say in one sentence what it does.',
    template: '`{text}` is what the template says. Say in one sentence what the package does.',
  },
  *run(pyproject) {
    const metadata = metadataOf(pyproject);
    if (metadata === 'none') yield notApplicable;
    if (metadata === 'elsewhere') yield unknown;
    if (metadata === 'none' || metadata === 'elsewhere') return;
    const path = metadataPath(pyproject, 'description');
    const text = path ? pyproject.get(...path) : undefined;
    if (path === undefined && isDynamic(pyproject, 'description')) yield unknown;
    else if (path === undefined || typeof text !== 'string' || text.trim() === '')
      yield { message: 'missing', at: pyproject.at(...(path ?? home[metadata])) };
    else yield { message: isTemplate(text) ? 'template' : 'found', at: pyproject.at(...path), values: { text } };
  },
});
