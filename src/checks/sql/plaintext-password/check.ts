import { isLiteralSecret } from '../../../languages/shell/secret-words.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Keep passwords out of SQL files',
  expects: 'No password is written in the file',
  reads: 'sql',
  kind: 'forbids',
  level: 'must',
  messages: {
    password:
      'A password is written here, and everybody who can read the repository has it. Set it outside of the file, and change this one.',
  },
  *run(sql) {
    for (const { last } of sql.find('PASSWORD', 'IDENTIFIED BY')) {
      const at = sql.word(last + 1) === '=' ? last + 2 : last + 1;
      const token = sql.tokens[at];
      // psql's `:'password'` is a variable, filled in when the file is run.
      const isVariable = token !== undefined && sql.text[token.from - 1] === ':';
      if (token?.kind === 'string' && !isVariable && isLiteralSecret(token.value))
        yield { message: 'password', at: sql.at({ first: at, last: at }) };
    }
  },
});
