import { defineCheck } from '../../../review/check.ts';

const fixtures = new Set(['tmp_path', 'tmpdir', 'tmp_path_factory', 'tmpdir_factory']);

export const check = defineCheck({
  title: 'Let files of a test live in tmp_path',
  expects: 'Files of a test live in a folder of its own',
  reads: 'pytest',
  kind: 'requires',
  level: 'note',
  onlyTasksAsk: true,
  criterion: 'test.uses_tmp_path',
  messages: {
    found: '`{name}` gives each test a folder of its own, so no test sees the files of another.',
    missing:
      'No test here takes `tmp_path`. Where the code reads or writes files, it hands each test an empty folder that is cleaned up for you.',
  },
  *run(document) {
    const first = document.python.functions
      .flatMap(({ parameters }) => parameters)
      .find(({ name }) => fixtures.has(name));
    yield first
      ? { message: 'found', at: document.python.range(first.nameNode), values: { name: first.name } }
      : { message: 'missing', at: document.firstTest };
  },
});
