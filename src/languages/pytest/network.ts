import type { Call } from '../python/call.ts';
import type { PythonDocument } from '../python/document.ts';
import { contains, type Node } from '../python/tree.ts';

/** A call that leaves the machine: by what, and where to when the file says it. */
export type NetworkCall = { readonly call: Call; readonly library: string; readonly target: string };

const http =
  /^(requests|httpx)\.(?:(?:Session|session|Client|AsyncClient)\(\)\.)?(?:get|post|put|patch|delete|head|options|request|stream)$/;
const urllib = /^(urllib)\.request\.(?:urlopen|urlretrieve)$/;
const sockets = /^(socket)\.(?:create_connection|socket\(\)\.connect)$/;
const aws = /^(boto3)\.(?:session\.)?(?:Session\(\)\.)?(?:client|resource)$/;

/** The calls of a file that certainly go over the network: to an address that is written out, or to AWS itself. */
export function networkCallsOf(document: PythonDocument): readonly NetworkCall[] {
  return document.calls.flatMap((call): readonly NetworkCall[] => {
    const callee = call.callee ?? '';
    const library = [http, urllib, sockets, aws].map((pattern) => pattern.exec(callee)?.[1]).find(Boolean);
    if (library === undefined) return [];
    const target = library === 'boto3' ? awsTarget(call, document) : addressOf(call, document);
    return target === undefined ? [] : [{ call, library, target }];
  });
}

/** A service of AWS; undefined where another endpoint is, or may be, given. */
function awsTarget(call: Call, document: PythonDocument): string | undefined {
  if (!call.complete || call.keywords.has('endpoint_url')) return undefined;
  const service = call.argument('service_name', 0);
  const value = service && document.value(service);
  return value?.kind === 'string' && !value.interpolated ? value.text : undefined;
}

/** The host of the first address among the arguments that is written out and is not this machine. */
function addressOf(call: Call, document: PythonDocument): string | undefined {
  if (isInProcess(call) || isInProcess(clientOf(call, document))) return undefined;
  for (const argument of [...call.positional, call.keywords.get('url')?.value]) {
    const text = argument && beginningOf(argument, document);
    const host = text === undefined ? undefined : /^(?:https?|ftp):\/\/(?:[^/@{]*@)?([\w.-]+)/.exec(text)?.[1];
    if (host !== undefined) return isRemote(host) ? host : undefined;
    const value = argument && document.value(argument);
    if (value?.kind !== 'tuple' || !value.items[0]) continue;
    const named = document.value(value.items[0]);
    if (named.kind === 'string' && !named.interpolated) return isRemote(named.text) ? named.text : undefined;
  }
  return undefined;
}

/** `httpx.Client(transport=...)` and `httpx.AsyncClient(app=app)` stay inside of the process. */
const isInProcess = (call: Call | undefined): boolean =>
  call !== undefined && (call.keywords.has('transport') || call.keywords.has('app') || !call.complete);

function clientOf({ receiver }: Call, document: PythonDocument): Call | undefined {
  const value = receiver && document.value(receiver);
  return value?.kind === 'call' ? value.call : undefined;
}

/** A string as far as it is known from its first character, also when it begins with a name: `f"{API}/latest"`. */
function beginningOf(argument: Node, document: PythonDocument): string | undefined {
  const value = document.value(argument);
  if (value.kind !== 'string') return undefined;
  const first = value.node.type === 'string' && value.text.startsWith('{}') ? value.node.children[0] : undefined;
  const inner = first?.children[0] && document.value(first.children[0]);
  return inner?.kind === 'string' ? inner.text + value.text.slice(2) : value.text;
}

/** A name with a dot that is not this machine, a private network, or reserved so that it never answers. */
const isRemote = (host: string): boolean =>
  /\w\.\w/.test(host) &&
  !/^(?:127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|0\.0\.0\.0)|\.(?:local|localhost|localdomain|internal|test|invalid)$/i.test(
    host,
  );

const meantFor = /(?:^|[^a-z])(?:integration|e2e|network|online|live|external|acceptance|smoke)(?:[^a-z]|$)/i;
const plain = /^(?:pytest|unittest|contextlib|functools|staticmethod|classmethod|property)\b/;

/**
 * Whether a call is meant to leave the machine, by a mark or the folder of tests that run apart from the others, or stands
 * under a decorator from elsewhere, which may answer in the network's place.
 */
export function isMeant({ node }: Call, path: string, document: PythonDocument): boolean {
  if (meantFor.test(path)) return true;
  const marks = document.all('assignment').filter((one) => /^pytestmark\b/.test(document.textOf(one)));
  if (marks.some((mark) => meantFor.test(document.textOf(mark)))) return true;
  return [...document.functions, ...document.classes]
    .filter((one) => contains(one.node, node))
    .flatMap(({ decorators }) => decorators)
    .some(({ name, node: own }) => meantFor.test(document.textOf(own)) || !plain.test(name ?? ''));
}

/** Libraries that answer in the network's place, and what they answer for. */
const stands: readonly (readonly [library: string, answers: RegExp])[] = [
  ['responses', /^requests$/],
  ['requests_mock', /^requests$/],
  ['respx', /^httpx$/],
  ['pytest_httpx', /^httpx$/],
  ['httpretty', /^(?:requests|urllib|socket)$/],
  ['pook', /^(?:requests|httpx|urllib)$/],
  ['vcr', /^(?:requests|httpx|urllib|boto3)$/],
  ['moto', /^boto3$/],
  ['botocore.stub', /^boto3$/],
  ['pytest_socket', /./],
];
const standIns =
  /\b(?:install_opener|requests_mock|httpx_mock|responses|respx_mock|mock_aws|moto|vcr|stubber|disable_socket|localstack\w*|AWS_ENDPOINT_URL\w*)\b/i;

/** Whether something in a file answers in the network's place: a library, a fixture, a patch of it. */
export function isAnswered(library: string, document: PythonDocument): boolean {
  if (stands.some(([name, answers]) => answers.test(library) && document.importsModule(name))) return true;
  if (document.functions.some(({ parameters }) => parameters.some(({ name }) => standIns.test(name)))) return true;
  if (document.all('string').some((node) => standIns.test(document.textOf(node)))) return true;
  return document.calls.some((call) => replaces(call, library, document));
}

/** `patch("requests.get")`, `monkeypatch.setattr(requests, "get", ...)`, `mocker.patch.object(boto3, ...)`. */
function replaces(call: Call, library: string, document: PythonDocument): boolean {
  if (call.method === 'mount' && library === 'requests') return true;
  if (!/^(?:patch|object|multiple|setattr|spy|stub)$/.test(call.method ?? '')) return false;
  const text = document.textOf(call.node);
  return (
    text.includes(library) || (library === 'urllib' && text.includes('urlopen')) || /[Ss]ession|[Cc]lient/.test(text)
  );
}
