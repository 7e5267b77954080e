import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { check } from '../../src/cli/check.ts';
import { createMetrics } from '../../src/server/metrics.ts';

// What operators apply: it names what there is, and passes what we ask of learners.

const root = join(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const files = readdirSync(join(root, 'deploy'), { recursive: true, encoding: 'utf8' }).map((path) => `deploy/${path}`);

type Container = {
  readonly image: string;
  readonly args: readonly string[];
  readonly env?: readonly { readonly name: string }[];
  readonly ports: readonly { readonly name: string; readonly containerPort: number }[];
  readonly [probe: `${string}Probe`]: { readonly httpGet: { readonly path: string; readonly port: string } };
  readonly resources: { readonly limits: Readonly<Record<string, string>> };
};
type Manifest = {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
  readonly data?: Readonly<Record<string, string>>;
  readonly spec: {
    readonly selector: { readonly matchLabels: Readonly<Record<string, string>> };
    readonly template: {
      readonly metadata: { readonly labels: Readonly<Record<string, string>> };
      readonly spec: { readonly terminationGracePeriodSeconds: number; readonly containers: readonly Container[] };
    };
  };
};
const manifests = files
  .filter((path) => path.startsWith('deploy/kubernetes/'))
  .toSorted()
  .flatMap((path) => parseAllDocuments(read(path)).map((document) => document.toJS() as Manifest));
const deployments = manifests.filter(({ kind }) => kind === 'Deployment');
const compose = parse(read('compose.yaml')) as {
  readonly services: Readonly<Record<string, { readonly environment: object; readonly command?: readonly string[] }>>;
};

describe('what is deployed', () => {
  it('passes our own checks', async () => {
    expect(await check([join(root, 'compose.yaml'), join(root, 'deploy')], { only: [], format: 'terminal' })).toBe(0);
  });

  it('is one server and two workers on one machine, and both kinds on Kubernetes', () => {
    const { server, worker } = compose.services;
    expect([server?.command, worker?.command, worker]).toMatchObject([
      undefined,
      ['worker'],
      { deploy: { replicas: 2 } },
    ]);
    expect(deployments.map(({ spec }) => spec.template.spec.containers.map(({ args }) => args[0]))).toEqual([
      ['serve'],
      ['worker'],
    ]);
  });

  it('lives in one namespace, which is made before anything else', () => {
    const [first, ...others] = manifests;
    expect(first).toMatchObject({ kind: 'Namespace', metadata: { name: 'stagecoach' } });
    expect(new Set(others.map(({ metadata }) => metadata.namespace))).toEqual(new Set(['stagecoach']));
    expect([...read('deploy/README.md').matchAll(/kubectl -n (\S+)/g)].map(([, name]) => name)).toContain('stagecoach');
  });

  it('sets what the program reads', () => {
    const known = new Set([...read('src/config.ts').matchAll(/^ {2}([A-Z_]+): /gm)].map(([, name]) => name));
    const set = [
      ...['server', 'worker'].flatMap((name) => Object.keys(compose.services[name]?.environment ?? {})),
      ...deployments.flatMap(({ spec }) =>
        spec.template.spec.containers.flatMap(({ env = [] }) => env.map(({ name }) => name)),
      ),
      ...manifests.flatMap(({ kind, data }) => (kind === 'ConfigMap' ? Object.keys(data ?? {}) : [])),
    ];
    expect(set.filter((name) => !known.has(name))).toEqual([]);
    expect(set).toContain('WORKERS');
  });

  it.each(deployments.map((one) => [one.spec.template.spec.containers[0]?.args[0], one] as const))(
    'probes the %s where it answers, bounds it and lets it end its work',
    (_, { spec }) => {
      const { labels } = spec.template.metadata;
      expect(labels).toEqual(spec.selector.matchLabels);
      expect(spec.template.spec.terminationGracePeriodSeconds).toBeGreaterThan(25);
      for (const container of spec.template.spec.containers) {
        const probes = (['startupProbe', 'readinessProbe', 'livenessProbe'] as const).map((name) => container[name]);
        expect(probes.map((probe) => probe?.httpGet)).toEqual([
          { path: '/readyz', port: 'http' },
          { path: '/readyz', port: 'http' },
          { path: '/healthz', port: 'http' },
        ]);
        expect(container.ports).toEqual([{ name: 'http', containerPort: 3000 }]);
        expect(container.resources.limits).toHaveProperty('memory');
      }
    },
  );

  it('runs one image', () => {
    const images = new Set(deployments.flatMap(({ spec }) => spec.template.spec.containers.map(({ image }) => image)));
    const { version } = JSON.parse(read('package.json'));
    expect([...images]).toEqual([`stagecoach:${version}`]);
    expect(read('compose.yaml').match(/image: stagecoach:.*/g)).toEqual(Array(2).fill(`image: stagecoach:${version}`));
  });
});

describe('what watches it', () => {
  const queue = { depth: async () => ({ waiting: 0, active: 0, failed: 0 }), backlog: async () => [] };
  const { described } = createMetrics(queue);
  const expressions = [
    ...read('deploy/prometheus/alerts.yml')
      .split(/expr: /)
      .slice(1)
      .map((rest) => rest.split(/\n\s+(?:for|labels):/)[0] ?? ''),
    ...(
      JSON.parse(read('deploy/grafana/dashboard.json')).panels as {
        targets: { expr: string; legendFormat: string }[];
      }[]
    ).flatMap(({ targets }) => targets.map(({ expr }) => expr)),
  ];
  const uses = expressions.flatMap((expression) =>
    [...expression.matchAll(/\b(stagecoach_\w+?)(?:_bucket|_sum|_count)?\b(?:\{([^}]*)\})?/g)].map(
      ([, name = '', labels = '']) => ({
        name,
        labels: [...labels.matchAll(/(\w+)=/g)].map(([, label = '']) => label),
      }),
    ),
  );

  it('asks for metrics and labels that there are', () => {
    expect(expressions.length).toBeGreaterThan(15);
    expect(uses.length).toBeGreaterThanOrEqual(expressions.length);
    expect(uses.filter(({ name, labels }) => labels.some((label) => !described.get(name)?.includes(label)))).toEqual(
      [],
    );
    expect(uses.filter(({ name }) => !described.has(name))).toEqual([]);
  });

  it('groups by labels that there are', () => {
    const grouped = expressions.flatMap((expression) =>
      [...expression.matchAll(/by \(([^)]*)\)/g)].flatMap(([, labels = '']) => labels.split(', ')),
    );
    const labels = new Set(['le', ...[...described.values()].flat()]);
    expect(grouped.filter((label) => !labels.has(label))).toEqual([]);
  });

  it('shows every metric, and alerts in words', () => {
    expect([...described.keys()].filter((name) => !uses.some((use) => use.name === name))).toEqual([]);
    const { groups } = parse(read('deploy/prometheus/alerts.yml')) as {
      groups: { rules: { alert: string; annotations: { summary: string } }[] }[];
    };
    for (const { alert, annotations } of groups.flatMap(({ rules }) => rules)) {
      expect(alert).toMatch(/^Stagecoach[A-Z]/);
      expect(annotations.summary).toMatch(/\.$/);
    }
  });
});
