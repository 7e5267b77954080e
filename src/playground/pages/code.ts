import type { Hono } from 'hono';
import { icon } from './icons.ts';
import { inRepository } from './layout.ts';
import { markdown } from './markdown.ts';
import { type Html, html } from './markup.ts';
import { ago, avatar, counted } from './parts.ts';
import { type Branch, type Commit, encodePath, type FileContent, Refused, type Repository } from './viewer.ts';
import { type RepositoryVisit, repositoryVisit, type Visit } from './visit.ts';

type Tree = { readonly tree: readonly { readonly path: string; readonly type: string; readonly size?: number }[] };
type At = { readonly ref: string; readonly sha: string; readonly path: string };

/** Lines of a file that are shown; GitHub gives up at 20,000 too. */
const shownLines = 20_000;

/** A repository's files: its front page, a folder, a file. */
export function addCodePages(app: Hono, visitOf: (c: Visit['c']) => Visit): void {
  const visiting = (c: Visit['c']) => repositoryVisit(visitOf(c));
  app.get('/:owner/:repo', async (c) => c.html(await folder(visiting(c), '')));
  app.get('/:owner/:repo/tree/:rest{.+}', async (c) => c.html(await folder(visiting(c), c.req.param('rest'))));
  app.get('/:owner/:repo/blob/:rest{.+}', async (c) => c.html(await file(visiting(c), c.req.param('rest'))));
  app.get('/:owner/:repo/commit/:sha', async (c) =>
    c.redirect(`/${c.req.param('owner')}/${c.req.param('repo')}/tree/${c.req.param('sha')}`),
  );
}

/** Where `feature/x/src/app.py` divides into a branch and a path: at the longest branch that fits, else a commit. */
async function resolve(
  visit: RepositoryVisit,
  repository: Repository,
  rest: string,
): Promise<At & { branches: readonly Branch[] }> {
  const branches = await visit.viewer.list<Branch>(`${visit.api}/branches`);
  const [first = '', ...others] = rest.split('/');
  const wanted = first === '' || first === 'HEAD' ? [repository.default_branch, ...others].join('/') : rest;
  const fitting = branches.filter(({ name }) => wanted === name || wanted.startsWith(`${name}/`));
  const branch = fitting.toSorted((a, b) => b.name.length - a.name.length)[0];
  if (branch) return { ref: branch.name, sha: branch.commit.sha, path: wanted.slice(branch.name.length + 1), branches };
  if (!/^[\da-f]{40}$/.test(first)) throw new Refused(404, `there is no branch or commit ${first}`);
  return { ref: first, sha: first, path: others.join('/'), branches };
}

async function folder(visit: RepositoryVisit, rest: string): Promise<Html> {
  const { viewer, api } = visit;
  const repository = await viewer.get<Repository>(api);
  const base = `/${repository.full_name}`;
  const branches = await viewer.list<Branch>(`${api}/branches`);
  if (branches.length === 0) return inRepository(visit, 'code', 'Code', empty(visit, repository));

  const at = await resolve(visit, repository, rest);
  const { tree } = await viewer.get<Tree>(`${api}/git/trees/${at.sha}?recursive=1`);
  const entries = entriesOf(tree, at.path);
  if (entries.length === 0 && at.path !== '') throw new Refused(404, `there is no folder ${at.path} on ${at.ref}`);
  const commit = await viewer.get<Commit>(`${api}/commits/${at.sha}`);
  const readme = entries.find(({ name, folder: isFolder }) => !isFolder && /^readme(\.md)?$/i.test(name));
  const main = html`<div class="toolbar">${branchList(base, at, branches)} ${trail(base, at)}<span class="spacer"></span>
<details class="menu clone"><summary class="button primary">${icon('code')} Code</summary><div class="popup"><p>Clone with HTTPS</p><pre class="command">git clone ${visit.host.url()}${base}.git</pre><p class="muted small">Password: your token, from the <a href="/">front page</a>.</p></div></details></div>
<div class="box files"><div class="box-head">${avatar(commit.author)} <strong>${commit.commit.author?.name}</strong> <span class="muted clip">${firstLine(commit.commit.message)}</span><span class="spacer"></span><code class="wide">${at.sha.slice(0, 7)}</code> <span class="muted">${ago(commit.commit.author?.date, visit.now)}</span></div>
<ul class="list">${entries.map((entry) => entryRow(base, at, entry))}</ul></div>
${readme && html`<div class="box"><div class="box-head">${icon('file')} ${readme.name}</div><div class="pad">${rendered(await textOf(visit, at, readme.path), repository, at, readme.path)}</div></div>`}`;
  return inRepository(visit, 'code', at.path || 'Code', main);
}

type Entry = { readonly name: string; readonly path: string; readonly folder: boolean };

/** What lies directly in `path`, folders first. */
function entriesOf(tree: Tree['tree'], path: string): readonly Entry[] {
  const prefix = path === '' ? '' : `${path}/`;
  return tree
    .filter((entry) => entry.path.startsWith(prefix) && !entry.path.slice(prefix.length).includes('/'))
    .map((entry) => ({ name: entry.path.slice(prefix.length), path: entry.path, folder: entry.type === 'tree' }))
    .toSorted((a, b) => Number(b.folder) - Number(a.folder) || a.name.localeCompare(b.name));
}

function entryRow(base: string, { ref }: At, entry: Entry): Html {
  const kind = entry.folder ? 'tree' : 'blob';
  return html`<li class="row">${icon(entry.folder ? 'folder' : 'file', entry.folder ? 'folder' : 'muted')}<a class="plain" href="${base}/${kind}/${encodePath(`${ref}/${entry.path}`)}">${entry.name}</a></li>`;
}

function branchList(base: string, { ref }: At, branches: readonly Branch[]): Html {
  const items = branches.map(({ name }) => html`<li><a href="${base}/tree/${encodePath(name)}">${name}</a></li>`);
  return html`<details class="menu"><summary class="button">${icon('branch')} ${ref.length === 40 ? ref.slice(0, 7) : ref}</summary><ul class="popup">${items}</ul></details>`;
}

/** `name / src / app.py`, every part but the last a link. */
function trail(base: string, { ref, path }: At): Html {
  if (path === '') return html``;
  const parts = path.split('/');
  const links = parts.map((part, i) =>
    i === parts.length - 1
      ? html`<strong>${part}</strong>`
      : html`<a href="${base}/tree/${encodePath([ref, ...parts.slice(0, i + 1)].join('/'))}">${part}</a> / `,
  );
  return html`<span class="trail"><a href="${base}/tree/${encodePath(ref)}">${base.split('/')[2]}</a> / ${links}</span>`;
}

async function file(visit: RepositoryVisit, rest: string): Promise<Html> {
  const repository = await visit.viewer.get<Repository>(visit.api);
  const base = `/${repository.full_name}`;
  const at = await resolve(visit, repository, rest);
  const text = await textOf(visit, at, at.path);
  const shown =
    text !== undefined && /\.(md|markdown)$/i.test(at.path) ? rendered(text, repository, at, at.path) : undefined;
  const lines = text?.replace(/\n$/, '').split('\n') ?? [];
  const main = html`<div class="toolbar">${branchList(base, at, at.branches)} ${trail(base, at)}</div>
<div class="box"><div class="box-head">${icon('file')} ${text === undefined ? 'not text' : html`${counted(lines.length, 'line')} · ${text.length} characters`}</div>
${shown ? html`<div class="pad">${shown}</div>` : numbered(lines)}</div>`;
  return inRepository(visit, 'code', at.path, main);
}

/** A file's text at a commit; undefined when it is not UTF-8 text or over the 1 MB that GitHub answers with content. */
async function textOf({ viewer, api }: RepositoryVisit, { sha }: At, path: string): Promise<string | undefined> {
  const content = await viewer.get<FileContent>(`${api}/contents/${encodePath(path)}?ref=${sha}`);
  if (content.encoding !== 'base64') return undefined;
  const bytes = Buffer.from(content.content, 'base64');
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}

function rendered(text: string | undefined, repository: Repository, { ref }: At, path: string): Html {
  const folder = encodePath([ref, ...path.split('/').slice(0, -1)].join('/'));
  return markdown(text ?? '', {
    repository: repository.full_name,
    folder: `/${repository.full_name}/blob/${folder}`,
    lineBreaks: false,
  });
}

function numbered(lines: readonly string[]): Html {
  const rows = lines
    .slice(0, shownLines)
    .map(
      (line, i) =>
        html`<tr id="L${i + 1}"><td class="number"><a href="#L${i + 1}">${i + 1}</a></td><td class="code">${line}</td></tr>`,
    );
  return html`<div class="scroll"><table class="source">${rows}</table></div>${lines.length > shownLines && html`<p class="pad muted">The rest of the ${lines.length} lines is not shown.</p>`}`;
}

function empty(visit: RepositoryVisit, repository: Repository): Html {
  return html`<div class="box pad"><h2>This repository is empty</h2><pre class="command">git clone ${visit.host.url()}/${repository.full_name}.git
cd ${repository.name}
git commit --allow-empty -m "First commit"
git push -u origin ${repository.default_branch}</pre></div>`;
}

function firstLine(message: string): string {
  return message.split('\n')[0] ?? '';
}
