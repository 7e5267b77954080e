import { describe, expect, test } from 'vitest';
import {
  compose,
  dependenciesOf,
  hasHealthcheck,
  mountsOf,
  settingsOf,
} from '../../../src/languages/compose/language.ts';

const parse = (text: string) => compose.parse('compose.yaml', text);
const serviceOf = (text: string) => parse(`services:\n  a:\n${text.replace(/^/gm, '    ')}`).services[0];

describe('recognising a compose file', () => {
  test.each(['docker-compose.yml', 'compose.yaml', 'deploy/docker-compose.prod.yaml', 'docker-compose-airflow.yml'])(
    '%s by its name',
    (path) => {
      expect(compose.recognise(path, '')).toBe(true);
    },
  );

  test('by its services, whatever its name', () => {
    expect(compose.recognise('stack.yml', 'version: "3"\nservices:\n\n  db:\n    image: postgres\n')).toBe(true);
    expect(compose.recognise('compose/0042.yml', 'db:\n  image: postgres\n')).toBe(true);
  });

  test.each([
    ['.github/workflows/ci.yml', 'jobs:\n  a:\n    services:\n      db:\n        image: postgres\n'],
    ['ci.yml', 'image: python\nservices:\n  - postgres\n'],
    ['app.yaml', 'apiVersion: v1\nservices:\n  a:\n    image: b\n'],
    ['values.yaml', 'services:\n  a:\n    port: 80\n'],
  ])('%s is none', (path, text) => {
    expect(compose.recognise(path, text)).toBe(false);
  });
});

describe('services', () => {
  test('are found in files without a services key', () => {
    expect(parse('db:\n  image: postgres\nnet: 1\n').services.map(({ name }) => name)).toEqual(['db']);
  });

  test('read their environment as a mapping and as a list, shared entries once', () => {
    const document = parse(
      'x: &x {A: b}\nservices:\n  a: {environment: *x}\n  b: {environment: *x}\n  c: {environment: [C=d=e, F]}\n',
    );
    expect(settingsOf(document).map(({ name, value }) => [name, value])).toEqual([
      ['A', 'b'],
      ['C', 'd=e'],
    ]);
  });

  test('read both forms of depends_on', () => {
    const short = serviceOf('depends_on: [b]');
    const long = serviceOf('depends_on:\n  b:\n    condition: service_healthy');
    expect(short && dependenciesOf(short).map(({ name }) => name)).toEqual(['b']);
    expect(long && dependenciesOf(long)[0]?.condition?.text).toBe('service_healthy');
  });

  test.each([
    ['healthcheck:\n  test: curl x', true],
    ['healthcheck:\n  disable: true', false],
    ['healthcheck:\n  test: [NONE]', false],
    ['image: x', false],
  ])('%j: a health check is %s', (text, expected) => {
    const service = serviceOf(text);
    expect(service && hasHealthcheck(service)).toBe(expected);
  });

  test('split a mount at its colons, not at those of a default', () => {
    const service = serviceOf(
      `volumes:\n  - \${DIR:-./x}:/data:ro\n  - /only\n  - {type: volume, source: v, target: /v}`,
    );
    expect(service && mountsOf(service).map(({ source, target }) => [source, target])).toEqual([
      [`\${DIR:-./x}`, '/data'],
      [undefined, undefined],
      ['v', '/v'],
    ]);
  });
});

describe('several documents in one file', () => {
  /** `line:column what` of what a reader of the merged file asks for. */
  const image = (text: string) =>
    parse(text).services.map(({ name, entry, body }) => {
      const found = body.get('image');
      const { line, column } = (found ?? entry).range.start;
      return `${line}:${column} ${name} ${found?.kind === 'scalar' ? found.text : '-'}`;
    });
  const merged = (one: string, other: string) => {
    const inside = (text: string) => `services:\n  a:\n${text.replace(/^/gm, '    ')}`;
    const [service] = parse(`${inside(one)}\n---\n${inside(other)}\n`).services;
    if (!service) throw new Error('no service');
    return service;
  };

  test('are one, the later over the earlier, each thing at its own place', () => {
    expect(
      image(
        'services:\n  a:\n    image: x:1\n  b:\n    image: x:2\n---\nservices:\n  a:\n    image: y:3\n  c:\n    image: y:4\n',
      ),
    ).toEqual(['9:12 a y:3', '5:12 b x:2', '11:12 c y:4']);
  });

  test('may be empty, of other kinds, or without values', () => {
    expect(image('---\n# none\n---\nservices:\n  a:\n    image: x:1\n---\n- a\n---\nservices:\n...\n')).toEqual([
      '6:12 a x:1',
    ]);
  });

  test('give a service its health check, its volumes and its dependencies', () => {
    const service = merged(
      'healthcheck:\n  test: [CMD, x]\ndepends_on: [b]\nvolumes:\n  - ./one:/data\n  - ./two:/two',
      'healthcheck:\n  test: [NONE]\ndepends_on:\n  c:\n    condition: service_healthy\nvolumes:\n  - data:/data',
    );
    expect(hasHealthcheck(service)).toBe(false);
    expect(dependenciesOf(service).map(({ name, condition }) => `${name} ${condition?.text ?? '-'}`)).toEqual([
      'b -',
      'c service_healthy',
    ]);
    expect(mountsOf(service).map(({ source, place }) => `${place.range.start.line} ${source}`)).toEqual([
      '8 ./two',
      '18 data',
    ]);
  });

  test.each([
    ['environment: {A: "1", B: "2"}', 'environment: {A: "3"}'],
    ['environment: [A=1, B=2]', 'environment: [A=3]'],
    ['environment: [A=1, B=2]', 'environment: {A: "3"}'],
    ['environment: {A: "1", B: "2"}', 'environment: [A=3]'],
  ])('%s and then %s', (one, other) => {
    const settings = settingsOf({ ...parse(''), services: [merged(one, other)] });
    expect(settings.map(({ name, value, place }) => `${place.range.start.line} ${name}=${value}`)).toEqual([
      '3 B=2',
      '7 A=3',
    ]);
  });

  test('may take back what an earlier one says', () => {
    expect(merged('image: x\nports: ["1:1"]', 'ports: !reset null').body.has('ports')).toBe(false);
    expect(mountsOf(merged('volumes: [a:/a]', 'volumes: !override [b:/b]')).map(({ source }) => source)).toEqual(['b']);
  });

  test('ask for no more work than files of people need', () => {
    const nested = Array.from({ length: 30 }, (_, n) => `x${n + 1}: &a${n + 1} {p: *a${n}, q: *a${n}, r: *a${n}}`);
    const document = `x0: &a0 {p: 1}\n${nested.join('\n')}\nservices:\n  a: *a30\n`;
    const problem = 'Its documents hold too much to be merged.';
    expect(parse(`${document}---\n${document}`).problem?.message).toBe(problem);
    const many = (count: number) =>
      parse(Array.from({ length: count }, (_, n) => `services: {s${n}: {image: a}}`).join('\n---\n'));
    expect(many(2_000).services).toHaveLength(2_000);
    expect(many(2_000).problem).toBeUndefined();
    expect(many(20_000).problem?.message).toBe(problem);
  });
});
