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
