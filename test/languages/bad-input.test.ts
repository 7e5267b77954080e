import { describe, expect, test } from 'vitest';
import { loadChecks } from '../../src/curriculum/load-checks.ts';
import { documentKinds, languages } from '../../src/languages/languages.ts';
import { checksOf, judge } from '../bench/judge.ts';

// Files as strangers hand them in: each is read where it can be, and where it cannot the finding says which line stopped it.
const checks = await loadChecks();

/** What a learner reads of a file that is handed in alone, each as `line check text`. */
function said(path: string, text: string): readonly string[] {
  return documentKinds
    .filter((kind) => languages[kind].recognise(path, text))
    .flatMap((kind) => {
      const { results, errors } = judge(checksOf(checks, kind), kind, path, text);
      expect(errors).toEqual([]);
      return results.flatMap(({ check, hits }) =>
        hits.filter(({ evidence }) => !evidence).map((hit) => `${hit.range.start.line} ${check} ${hit.text}`),
      );
    });
}

const dag = `from datetime import datetime

from airflow import DAG

with DAG("orders", start_date=datetime.now()) as dag:
    pass
`;
const workflow = `on: push
jobs:
  test:
    runs-on: ubuntu-24.04
    steps:
      - run: pytest
`;
const [py, ci, image, compose, gitlab, manifest] = [
  'dags/orders.py',
  '.github/workflows/ci.yml',
  'Dockerfile',
  'compose.yaml',
  '.gitlab-ci.yml',
  'k8s/orders.yaml',
];
const object = 'apiVersion: v1\nkind: Pod\n';

describe('the line that stops the reader is named', () => {
  test.each([
    ['Python 2', py, 'from airflow import DAG\nprint "loading"\n', /^2 python\S+ .*'print' statement of Python 2/],
    ['its except', py, 'try:\n    load()\nexcept OSError, e:\n    raise\n', /^3 python\S+ .*exception types/],
    [
      'a notebook as .py',
      py,
      '# In[1]:\nimport x\n\n# In[2]:\n%matplotlib inline\n',
      /^5 python\S+ .*notebook command/,
    ],
    ['tabs among spaces', py, 'if x:\n        y = 1\n\tz = 2\n', /^3 python\S+ .*indent/],
    ['a zero byte in Python', py, `${dag}x = "\0"\n`, /^7 python\S+ .*line 7 holds a zero byte/],
    ['a zero byte in YAML', ci, `${workflow}# \0\n`, /^7 workflow\S+ .*Line 7 holds a zero byte/],
    [
      'a zero byte in a Dockerfile',
      image,
      'FROM python:3.12\n\0RUN x\n',
      /^2 dockerfile\S+ .*line 2 holds a zero byte/,
    ],
    [
      'an indented line in a Dockerfile',
      image,
      'FROM a:1\nRUN pip install \\\n  requests\n\n  flask\n',
      /^5 dockerfile\S+ .*'?flask.* no instruction. Put a/,
    ],
    [
      'a merge conflict in SQL',
      'sql/a.sql',
      'SELECT 1;\n<<<<<<< HEAD\nSELECT 2;\n=======\n',
      /^2 sql\S+ .*merge conflict/,
    ],
    ['a Markdown fence in SQL', 'sql/a.sql', '```sql\nSELECT 1;\n```\n', /^1 sql\S+ .*Markdown fence/],
    ['nested TOML', 'pyproject.toml', `a = ${'['.repeat(1e4)}\n`, /^1 pyproject\S+ .* nested structures\. No tool/],
    [
      'a TOML text without quotes',
      'pyproject.toml',
      '[project]\nname = orders\n',
      /^2 pyproject\S+ .*a text needs quotes/,
    ],
    [
      'a merge key in a workflow',
      ci,
      workflow.replace('    steps:', '    <<: *x\n    steps:').replace('jobs:', 'env: &x {}\njobs:'),
      /^6 workflow\/invalid .*merge key/,
    ],
    ['a variable without a value in a Dockerfile', image, 'FROM a:1\nENV PORT\n', /^2 dockerfile\S+ .*without a value/],
    ['a step that does nothing', ci, `${workflow}      - name: lint\n`, /^7 workflow\/invalid .*neither run nor uses/],
    [
      'a job that does nothing',
      ci,
      'on: push\njobs:\n  test:\n    name: x\n',
      /^4 workflow\/invalid .*neither runs-on nor uses/,
    ],
    ['a zero byte in SQL', 'sql/a.sql', 'SELECT 1\0;\n', /^1 sql\S+ .*line 1 holds a zero byte/],
    ['a zero byte in a script', 'a.sh', 'set -eu\necho \0\n', /^2 shell\S+ .*line 2 holds a zero byte/],
    [
      'a zero byte in TOML',
      'pyproject.toml',
      '[project]\nname = "a\0"\n',
      /^2 pyproject\S+ .*line 2 holds a zero byte/,
    ],
    [
      'a zero byte in a Jenkinsfile',
      'Jenkinsfile',
      'pipeline {\n}\n\0',
      /^3 jenkinsfile\S+ .*Line 3 holds a zero byte/,
    ],
    ['a lone surrogate in YAML', compose, 'services:\n  db:\n    image: "\ud800"\n', /^3 compose\S+ .*U\+D800/],
    ['a form feed in YAML', gitlab, 'test:\n  script: pytest\n\f\n', /^3 gitlab\S+ .*U\+000C/],
    ['curly quotes', py, 'from airflow import DAG\ndag = DAG(“orders”)\n', /^2 python\S+ .*curly quote/],
    ['an invisible space', py, 'from airflow import DAG\n\u200bdag = DAG("a")\n', /^2 python\S+ .*U\+200B/],
    ['an open bracket', py, 'dag = DAG("a",\n    tags=[]\n\ndef load():\n    pass\n', /^2 python\S+ .*expected '\)'/],
    ['an open string', py, 'import x\nquery = """select 1\n', /^2 python\S+ .*closing quote/],
    ['an open heredoc', image, 'FROM python:3.12\nRUN <<EOF\necho a\n', /^2 dockerfile\S+ .*never ends/],
    ['an open quote in YAML', compose, 'services:\n  db:\n    image: "postgres\n', /^3 compose\S+ .*closing/],
    ['an open block in a Jenkinsfile', 'Jenkinsfile', 'pipeline {\n  stages {\n', /^2 jenkinsfile\S+ .*never closed/],
    ['a million characters of Python', py, `${dag}${'# pad\n'.repeat(180_000)}`, /^1 python\S+ .*more than a million/],
    ['<> of Python 2', py, 'if line <> "":\n    load()\n', /^1 python\S+ .*Python 2.*'!='/],
    ['its raise', py, 'import x\nraise ValueError, "bad"\n', /^2 python\S+ .*Python 2.*'raise ValueError\("bad"\)'/],
    ['its octal numbers', py, 'os.chmod(path, 0777)\n', /^1 python\S+ .*'0o777'/],
    ['its long numbers', py, 'x = 10L\n', /^1 python\S+ .*'10'/],
    ['a prompt', py, '>>> x = 1\n', /^1 python\S+ .*prompt/],
    ['a Markdown fence', py, '```python\nx = 1\n```\n', /^1 python\S+ .*Markdown/],
    ['a notebook as JSON', py, '{"cells": [{"source": ["a"]}],\n "nbformat": 4}\n', /^1 python\S+ .*nbconvert/],
    ['an else alone', py, 'x = 1\nelse:\n    y = 2\n', /^2 python\S+ .*'if'/],
    ['= for ==', py, 'if x = 1:\n    pass\n', /^1 python\S+ .*'=='/],
    ['a colon that is missing', py, 'def load()\n    pass\n', /^1 python\S+ .*expected ':', found the end of the line/],
    ['a bracket that is open', py, 'x = {"a": 1\ny = 3\n', /^2 python\S+ .*bracket above/],
    ['tabs below spaces', py, 'class A:\n    def f(self):\n\treturn 1\n', /^3 python\S+ .*tabs and spaces are mixed/],
    ['spaces beside a tab', py, 'def f():\n\tif x:\n        return 1\n', /^3 python\S+ .*tabs and spaces are mixed/],
    ['a capital letter', py, 'import x\nDef load():\n    pass\n', /^2 python\S+ .*'Def', which Python writes 'def'/],
    ['words', py, 'Here is the code:\nimport x\n', /^1 python\S+ .*not Python/],
    ['10,000 brackets in Python', py, `x = ${'('.repeat(1e4)}${')'.repeat(1e4)}\n`, /^1 python\S+ .*too deeply/],
    ['10,000 brackets in YAML', gitlab, `test:\n  script: ${'['.repeat(1e4)}\n`, /^2 gitlab\S+ .*too deeply/],
    ['an anchor that is missing', ci, workflow.replace('run: pytest', '*checkout'), /^6 workflow\S+ .*anchor/],
    [
      'Jinja blocks',
      gitlab,
      '{% for v in versions %}\nt{{ v }}:\n  script: x\n{% endfor %}\n',
      /^1 gitlab\S+ .*template/,
    ],
    ['a merge conflict', gitlab, 'test:\n<<<<<<< HEAD\n  script: a\n=======\n', /^2 gitlab\S+ .*merge conflict/],
    ['tabs in YAML', ci, 'on: push\njobs:\n\ttest:\n', /^3 workflow\S+ .*Tabs/],
    ['tabs in a manifest', manifest, `${object}metadata:\n\tname: a\n`, /^4 kubernetes\S+ .*Tabs/],
    ['a zero byte in a manifest', manifest, `${object}# \0\n`, /^3 kubernetes\S+ .*Line 3 holds a zero byte/],
    ['10,000 brackets in a manifest', manifest, `${object}spec: ${'['.repeat(1e4)}\n`, /^3 kubernetes\S+ .*too deeply/],
    ['a template', manifest, `${object}metadata:\n  name: {{ name }}\n`, /^4 kubernetes\S+ .*template/],
    ['an empty workflow', ci, '', /^1 workflow\/invalid The workflow is empty/],
    ['an empty Dockerfile', image, '', /^1 dockerfile\S+ There is no `FROM`/],
  ])('%s', (_, path, text, words) => {
    expect(said(path, text)).toContainEqual(expect.stringMatching(words));
  });
});

describe('what is odd is read all the same', () => {
  const moving = (line: number) => new RegExp(`^${line} dag/moving-start-date `);
  test.each([
    ['a byte order mark', py, `\uFEFF${dag}`, moving(5)],
    ['Windows line ends', py, dag.replaceAll('\n', '\r\n'), moving(5)],
    ['form feeds', py, `\f${dag.replace('with', '\fwith')}`, moving(5)],
    ['tabs', py, dag.replace('    pass', '\tpass\n\tload = 1'), moving(5)],
    ['a lone surrogate', py, `${dag}x = "\ud800"\n`, moving(5)],
    ['a line of 400,000 characters', py, `${dag}DATA = "${'a'.repeat(4e5)}"\n`, moving(5)],
    ['a notebook of Databricks', py, `# Databricks notebook source\n# MAGIC %md Orders\n${dag}`, moving(7)],
    ['a workflow with both', ci, `\uFEFF${workflow.replaceAll('\n', '\r\n')}`, /^6 workflow\/unpinned-python /],
    ['anchors', ci, `${workflow}      - &x\n        uses: a/b@v1\n      - *x\n`, /^8 workflow\/unpinned-action /],
    [
      'several documents',
      gitlab,
      'spec:\n  inputs: {}\n---\ntest:\n  image: a:latest\n  script: x\n',
      /^5 gitlab\S+ `a:latest`/,
    ],
    [
      'a manifest with both',
      manifest,
      `\uFEFF${object}spec: {containers: [{name: a, image: nginx}]}\n`.replaceAll('\n', '\r\n'),
      /^3 kubernetes\/unpinned-image /,
    ],
    [
      'a templated Dockerfile',
      image,
      '{% if x %}\nFROM {{ x }}\n{% endif %}\nCMD python a.py\n',
      /^4 dockerfile\/shell-form/,
    ],
  ])('%s', (_, path, text, words) => {
    expect(said(path, text)).toContainEqual(expect.stringMatching(words));
  });

  test.each([
    ['a base that a template names', image, 'FROM <%= base %>\nCMD ["x"]\n', /root-user|unpinned-base/],
    ['a base that configure names', 'Dockerfile.in', 'FROM @BASE@\nCMD ["x"]\n', /root-user|unpinned-base/],
    ['a package that a template names', image, 'FROM a:1\nRUN pip install {{ package }}\n', /unpinned-pip/],
    [
      'values in Jinja in a manifest',
      manifest,
      `${object}spec: {containers: [{name: a, image: "{{ image }}", resources: "{{ resources }}"}]}\n`,
      /syntax-error|unpinned-image|no-resources/,
    ],
    ['values in Jinja', compose, 'services:\n  a:\n    image: "a:{{ v }}"\n', /syntax-error|unpinned-image/],
  ])('and nothing is guessed of %s', (_, path, text, words) => {
    expect(said(path, text).filter((one) => words.test(one))).toEqual([]);
  });

  test('a statement over thousands of lines that go on with a backslash costs nothing', () => {
    const text = `x = 1 ${'\\\n'.repeat(20_000)}\n`;
    expect(said('src/orders.py', text)).toEqual([
      '1 python/syntax-error This file cannot be reviewed: line 1 is so long that it is data, not source. Move the data to a file of its own, so that the code can be read.',
    ]);
  });

  test.each([
    [
      'Python',
      py,
      `def load(t${'-->)'.repeat(15_000)}mp_path):\n    pass\n`,
      'python/syntax-error Python 3.11 cannot read the file from here on: `something on this line is not Python`. Nothing in it runs until this is repaired.',
    ],
    [
      'shell',
      'scripts/ingest.sh',
      `#!/bin/bash\n${`for ${'~'.repeat(194)}`.repeat(500)}\n`,
      'shell/syntax-error The script cannot be read here: it is too long, or a mistake in it makes the rest unclear. Run `bash -n` on it, and split it into scripts that each do one thing.',
    ],
  ])('what the grammar would try to understand for minutes is given up: %s', (_, path, text, words) => {
    expect(said(path, text)).toEqual([`1 ${words}`]);
  });

  test('a line of operators that nobody writes costs nothing', () => {
    const line = `${`y${'+'.repeat(200)}`.repeat(70)}\n`;
    expect(said(py, `${dag}x = ${line}`)).toEqual([
      '7 python/syntax-error This file cannot be reviewed: line 7 is so long that it is data, not source. Move the data to a file of its own, so that the code can be read.',
    ]);
  });
});
