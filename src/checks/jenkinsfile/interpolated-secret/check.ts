import { credentialNames } from '../../../languages/jenkinsfile/secrets.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Let the shell read the secret, not Groovy',
  expects: 'No credential is put into a double-quoted script',
  reads: 'jenkinsfile',
  kind: 'forbids',
  level: 'must',
  messages: {
    pasted:
      'In double quotes Groovy writes the value of `{name}` into the script, where other processes can read it. Use single quotes, so that the shell reads the variable.',
  },
  *run(document) {
    const names = credentialNames(document);
    const seen = new Set(document.commands.map(({ script }) => script));
    for (const { text, content = 0, interpolates } of seen) {
      if (!interpolates) continue;
      for (const found of text.matchAll(/(?<!\\)\$\{?(?:env\.)?(\w+)\}?/g)) {
        const name = found[1] ?? '';
        const from = content + found.index;
        if (names.has(name))
          yield { message: 'pasted', at: document.lines.range(from, from + found[0].length), values: { name } };
      }
    }
  },
});
