import { describe, expect, test } from 'vitest';
import { cronJobsSay, jobsSay } from '../../../src/languages/kubernetes/jobs.ts';
import { kubernetes } from '../../../src/languages/kubernetes/language.ts';
import { isNamespaced } from '../../../src/languages/kubernetes/scope.ts';
import { runsAs } from '../../../src/languages/kubernetes/user.ts';
import { languages } from '../../../src/languages/languages.ts';
import { formatRange } from '../../../src/review/range.ts';

const parse = (text: string) => kubernetes.parse('k8s/a.yaml', text);
const pod = (spec: string) => parse(`apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: ${spec}\n`);

const service = 'apiVersion: v1\nkind: Service\nmetadata:\n  name: a\n';

describe('a manifest is known by its apiVersion and its kind', () => {
  test.each([
    ['k8s/api.yaml', service, true],
    ['api.YML', service, true],
    ['with a byte order mark and Windows line ends.yaml', `\ufeff${service.replaceAll('\n', '\r\n')}`, true],
    ['in the second document.yaml', `# settings\na: 1\n---\n${service}`, true],
    ['quoted, in another order.yaml', 'kind: "CronJob" # nightly\n\'apiVersion\': "batch/v1beta1"\n', true],
    ['list.yaml', 'apiVersion: v1\nkind: List\nitems: []\n', true],
    ['ansible.yaml', `${service}  namespace: {{ namespace }}\n`, true],
    ['k8s/api.json', service, false],
    ['only a kind.yaml', 'kind: Service\n', false],
    ['chart/Chart.yaml', 'apiVersion: v2\nname: a\nversion: 0.1.0\n', false],
    ['contract.odcs.yaml', 'apiVersion: v3.0.2\nkind: DataContract\nid: orders\n', false],
    ['grafana/provisioning/datasources.yaml', 'apiVersion: 1\ndatasources: []\n', false],
    ['in a text.yaml', 'manifest: |\n  apiVersion: v1\n  kind: Service\n', false],
    ['chart/templates/api.yaml', service.replace('name: a', 'name: {{ .Release.Name }}'), false],
    ['chart/templates/hpa.yaml', `{{- if .Values.hpa }}\n${service}{{- end }}\n`, false],
    ['.github/workflows/deploy.yml', service, false],
    ['.gitlab-ci.yml', service, false],
  ])('%s: %j', (path, text, expected) => {
    expect(kubernetes.recognise(path, text)).toBe(expected);
    const others = [languages.compose, languages.gitlab, languages.workflow];
    if (expected) expect(others.filter((language) => language.recognise(path, text))).toEqual([]);
  });
});

test('the objects of all documents and lists are read, with their places', () => {
  const { objects } = parse(`apiVersion: v1
kind: Namespace
metadata: {name: etl}
---
# nothing
---
apiVersion: v1
kind: List
items:
  - apiVersion: apps/v1
    kind: Deployment
    metadata: {name: api, namespace: etl}
  - kind: JobList
    apiVersion: batch/v1
    items:
      - {apiVersion: batch/v1, kind: Job, metadata: {generateName: load-}}
  - &nameless {apiVersion: v1, kind: ConfigMap}
  - *nameless
  - text
---
values: of something else
`);
  expect(
    objects.map(({ group, kind, name, namespace, at }) => [group, kind, name, namespace, formatRange(at)]),
  ).toEqual([
    ['', 'Namespace', 'etl', undefined, '3:18-3:21'],
    ['apps', 'Deployment', 'api', 'etl', '12:22-12:25'],
    ['batch', 'Job', 'load-', undefined, '16:68-16:73'],
    ['', 'ConfigMap', 'ConfigMap', undefined, '17:38-17:47'],
  ]);
});

test.each([
  ['v1', 'Pod', 'spec: {containers: [{name: a, image: x}]}'],
  ['extensions/v1beta1', 'DaemonSet', 'spec: {template: {spec: {containers: [{name: a, image: x}]}}}'],
  ['batch/v1beta1', 'CronJob', 'spec: {jobTemplate: {spec: {template: {spec: {containers: [{name: a, image: x}]}}}}}'],
  ['argoproj.io/v1alpha1', 'Rollout', 'spec: {template: {spec: {containers: [{name: a, image: x}]}}}'],
])('the containers of %s %s are found', (version, kind, spec) => {
  const { workloads } = parse(`apiVersion: ${version}\nkind: ${kind}\n${spec}\n`);
  expect(workloads).toMatchObject([{ kind, isPartial: false, containers: [{ name: 'a', image: { text: 'x' } }] }]);
});

test("another group's Job is no workload, and what names no image is a patch", () => {
  expect(parse('apiVersion: batch.volcano.sh/v1alpha1\nkind: Job\nspec: {tasks: []}\n').workloads).toEqual([]);
  expect(pod('{containers: [{name: a}]}').workloads[0]?.isPartial).toBe(true);
  expect(pod('').workloads[0]?.isPartial).toBe(true);
});

test('containers have a role, a name to call them by, and their environment', () => {
  const { containers } = pod(`
  initContainers:
    - {name: migrate, image: x}
    - {name: proxy, image: x, restartPolicy: Always}
  containers:
    - image: y
      env:
        - {name: A, value: 1}
        - {name: B, valueFrom: {secretKeyRef: {name: s, key: b}}}
        - text
    - {}
    - text`);
  expect(
    containers.map(({ role, name, at, env }) => [role, name, formatRange(at), env.map((one) => one.name)]),
  ).toEqual([
    ['init', 'migrate', '6:14-6:21', []],
    ['sidecar', 'proxy', '7:14-7:19', []],
    ['main', 'y', '9:7-9:12', ['A']],
    ['main', 'container', '14:7-14:9', []],
  ]);
});

test('a setting of a job counts only where Kubernetes reads it', () => {
  const cronJob = (spec: string, job = '') =>
    parse(`apiVersion: batch/v1
kind: CronJob
metadata: {name: load}
spec:
  ${spec}
  jobTemplate:
    spec:
      ${job}
      template: {spec: {activeDeadlineSeconds: 60, containers: [{image: x}]}}
`);
  const states = (answers: ReturnType<typeof jobsSay>) => answers.map(({ state, at }) => `${state} ${formatRange(at)}`);
  expect(states(jobsSay(cronJob('backoffLimit: 2'), 'backoffLimit'))).toEqual(['misplaced 5:3-5:15']);
  expect(states(jobsSay(cronJob('', 'backoffLimit: 0'), 'backoffLimit'))).toEqual(['found 8:7-8:22']);
  expect(states(jobsSay(cronJob(''), 'activeDeadlineSeconds'))).toEqual(['found 9:25-9:50']);
  expect(states(cronJobsSay(cronJob('suspend: true'), 'a', 'suspend'))).toEqual(['found 5:3-5:16']);
  expect(states(cronJobsSay(cronJob('suspend:'), 'suspend'))).toEqual(['missing 3:18-3:22']);
});

test.each([
  ['{containers: [{image: x}]}', 'unsaid'],
  ['{securityContext: {runAsNonRoot: true}, containers: [{image: x}]}', 'other'],
  ['{securityContext: {runAsUser: 0}, containers: [{image: x}]}', 'root'],
  ['{securityContext: {runAsUser: 0}, containers: [{image: x, securityContext: {runAsUser: 7}}]}', 'other'],
  ['{securityContext: {runAsUser: 7}, containers: [{image: x, securityContext: {runAsUser: 0}}]}', 'unknown'],
  ['{securityContext: "{{ context }}", containers: [{image: x}]}', 'unknown'],
  ['{initContainers: [{image: i}], containers: [{image: x, securityContext: {runAsUser: 7}}]}', 'unknown'],
  ['{containers: [{name: x}]}', 'unknown'],
])('a pod of %s runs as: %s', (spec, expected) => {
  expect(pod(spec).workloads.map((workload) => runsAs(workload).user)).toEqual([expected]);
});

test.each([
  ['v1', 'ConfigMap', true],
  ['v1', 'Namespace', false],
  ['v1', 'Config', undefined],
  ['rbac.authorization.k8s.io/v1', 'ClusterRoleBinding', false],
  ['postgresql.cnpg.io/v1', 'Cluster', true],
  ['kustomize.config.k8s.io/v1beta1', 'Kustomization', undefined],
  ['example.org/v1', 'Widget', undefined],
])('%s %s lives in a namespace: %s', (version, kind, expected) => {
  const [object] = parse(`apiVersion: ${version}\nkind: ${kind}\n`).objects;
  expect(object && isNamespaced(object)).toBe(expected);
});

describe('what nobody writes by hand', () => {
  test('lists within lists, each twice the one before, are read once', () => {
    const lists = Array.from({ length: 60 }, (_, n) => `  - &l${n + 1} {kind: List, items: [*l${n}, *l${n}]}`);
    const text = `apiVersion: v1\nkind: List\nitems:\n  - &l0 {apiVersion: v1, kind: Pod}\n${lists.join('\n')}\n`;
    expect(parse(text).objects).toHaveLength(1);
  });

  test('thousands of pods that share thousands of containers are not read', () => {
    const containers = Array.from({ length: 2000 }, (_, n) => `        - {name: c${n}, image: x}\n`).join('');
    const pods = '  - {apiVersion: v1, kind: Pod, spec: {containers: *c}}\n'.repeat(2000);
    const first = `  - apiVersion: v1\n    kind: Pod\n    spec:\n      containers: &c\n${containers}`;
    const { problem } = parse(`apiVersion: v1\nkind: List\nitems:\n${first}${pods}`);
    expect(problem?.message).toBe('Its aliases stand for too many containers to be read.');
  });
});
