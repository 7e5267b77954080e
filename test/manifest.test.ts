import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Octokit } from '@octokit/rest';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { permissionsFor } from '../src/playground/openapi/permissions.ts';

const root = join(import.meta.dirname, '..');
const manifest = parse(readFileSync(join(root, 'app.yml'), 'utf8')) as {
  readonly default_permissions: Readonly<Record<string, 'read' | 'write'>>;
};
const granted = Object.entries(manifest.default_permissions);

/** Every operation that the adapter names: `issues.create`, `checks.listForRef`, ... */
function calledOperations(): readonly string[] {
  const folder = join(root, 'src/adapters/github');
  const rest = new Octokit().rest as unknown as Record<
    string,
    Record<string, { endpoint?: { DEFAULTS: { method: string; url: string } } }>
  >;
  const found = new Set<string>();
  for (const file of readdirSync(folder).filter((name) => name !== 'app.ts' && name.endsWith('.ts'))) {
    const text = readFileSync(join(folder, file), 'utf8');
    for (const [, namespace = '', method = ''] of text.matchAll(
      /\b(issues|pulls|checks|repos|reactions|git)\.(\w+)\(/g,
    )) {
      const endpoint = rest[namespace]?.[method]?.endpoint?.DEFAULTS;
      if (endpoint) found.add(`${endpoint.method} ${endpoint.url}`);
    }
  }
  return [...found].toSorted();
}

const allows = (name: string, access: 'read' | 'write'): boolean => {
  const given = manifest.default_permissions[name];
  return given === access || given === 'write';
};

describe('the permissions of app.yml', () => {
  const operations = calledOperations();

  it('are enough for every endpoint that is called', () => {
    expect(operations.length).toBeGreaterThan(20);
    const refused = operations.filter(
      (operation) => !permissionsFor(operation).some(({ name, access }) => allows(name, access)),
    );
    expect(refused).toEqual([]);
  });

  it('are no more than these endpoints need', () => {
    const needless = granted.filter(
      ([name, access]) =>
        !operations.some((operation) =>
          permissionsFor(operation).some((needed) => needed.name === name && needed.access === access),
        ),
    );
    expect(needless).toEqual([]);
  });

  it('are explained in the README, each with its access', () => {
    const readme = readFileSync(join(root, 'README.md'), 'utf8');
    const rows = granted.map(([name, access]) => `| ${name.replace('_', ' ')} | ${access} |`);
    expect(rows.filter((row) => !readme.includes(row))).toEqual([]);
  });
});
