import { createSign, generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clientOf, createStage, type Stage } from './stage.ts';

const repo = { owner: 'mona', repo: 'path' };

let stage: Stage;
let time = Date.parse('2026-03-02T10:00:00Z');

beforeAll(async () => {
  stage = await createStage({ now: () => new Date(time) });
  await stage.playground.addRepository('mona/private', { private: true, files: { 'README.md': 'x' } });
  await stage.playground.addRepository('mona/public', { files: { 'README.md': 'x' } });
  stage.playground.addUser('hubot');
});
afterAll(() => stage.close());

type Ask = { readonly method?: string; readonly body?: unknown };
async function ask(path: string, authorization: string | undefined, { method = 'GET', body }: Ask = {}) {
  const headers = { ...(authorization && { authorization }), 'content-type': 'application/json' };
  const sent = body === undefined ? {} : { body: JSON.stringify(body) };
  const answer = await fetch(`${stage.playground.apiUrl}${path}`, { method, headers, redirect: 'manual', ...sent });
  const text = await answer.text();
  const parsed = text.startsWith('{') ? (JSON.parse(text) as { message?: string }) : {};
  return { ...parsed, status: answer.status, headers: answer.headers };
}

const encoded = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');

function jwt(claims: object, { key = stage.app.privateKey, alg = 'RS256' } = {}): string {
  const text = `${encoded({ alg, typ: 'JWT' })}.${encoded(claims)}`;
  return `Bearer ${text}.${createSign('RSA-SHA256').update(text).sign(key, 'base64url')}`;
}

const claims = (more: object = {}) => {
  const now = Math.floor(time / 1000);
  return { iss: stage.app.id, iat: now - 30, exp: now + 540, ...more };
};

async function newToken(body: object = {}): Promise<string> {
  const path = `/app/installations/${stage.installation}/access_tokens`;
  const answer = await ask(path, jwt(claims()), { method: 'POST', body });
  return `Bearer ${(answer as { token?: string }).token}`;
}

describe('an App’s JWT', () => {
  it('is taken when it is signed with the App’s key, by id and by client id', async () => {
    expect((await ask('/app', jwt(claims()))).status).toBe(200);
    expect((await ask('/app', jwt(claims({ iss: stage.app.clientId })))).status).toBe(200);
  });

  it('is refused when it is signed with another key, by another way or for another App', async () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const other = privateKey.export({ type: 'pkcs1', format: 'pem' }).toString();
    for (const token of [
      jwt(claims(), { key: other }),
      jwt(claims(), { alg: 'HS256' }),
      jwt(claims({ iss: 1 })),
      'Bearer a.b.c',
    ]) {
      expect(await ask('/app', token)).toMatchObject({ status: 401, message: 'A JSON web token could not be decoded' });
    }
  });

  it('is refused when it is over, for over ten minutes, or from the future', async () => {
    const now = Math.floor(time / 1000);
    expect((await ask('/app', jwt(claims({ exp: now - 1 })))).message).toContain(
      "'Expiration time' claim ('exp') must be",
    );
    expect((await ask('/app', jwt(claims({ exp: now + 3600 })))).message).toContain('is too far in the future');
    expect((await ask('/app', jwt(claims({ iat: now + 300 })))).message).toContain("'Issued at' claim ('iat')");
  });

  it('opens the App’s own operations and nothing else', async () => {
    expect((await ask('/repos/mona/path/issues', jwt(claims()))).status).toBe(403);
    expect((await ask('/app', `token ${stage.mona.token}`)).status).toBe(401);
  });
});

describe('an installation’s token', () => {
  it('is good for an hour', async () => {
    const token = await newToken();
    expect((await ask('/repos/mona/path/issues', token)).status).toBe(200);
    time += 61 * 60_000;
    expect(await ask('/repos/mona/path/issues', token)).toMatchObject({ status: 401, message: 'Bad credentials' });
  });

  it('reaches the repositories of the installation: others are not there, or can only be read when public', async () => {
    const token = await newToken();
    const issue = { method: 'POST', body: { title: 'x' } };
    expect((await ask('/repos/mona/private', token)).status).toBe(404);
    expect((await ask('/repos/mona/public/issues', token)).status).toBe(200);
    expect((await ask('/repos/mona/public/issues', token, issue)).status).toBe(403);
    expect((await ask('/repos/mona/path/issues', token, issue)).status).toBe(201);
  });

  it('has the permissions of the App, or fewer', async () => {
    const token = await newToken();
    const content = { message: 'x', content: '' };
    const refused = await ask('/repos/mona/path/contents/x', token, { method: 'PUT', body: content });
    expect(refused).toMatchObject({ status: 403, message: 'Resource not accessible by integration' });
    expect(refused.headers.get('x-accepted-github-permissions')).toBe('contents=write');
    const narrow = await newToken({ permissions: { issues: 'read' } });
    expect((await ask('/repos/mona/path/issues', narrow)).status).toBe(200);
    expect((await ask('/repos/mona/path/issues', narrow, { method: 'POST', body: { title: 'x' } })).status).toBe(403);
    expect((await ask('/repos/mona/path/pulls', narrow)).status).toBe(403);
  });

  it('cannot call what GitHub’s table does not list', async () => {
    expect((await ask('/user', await newToken())).status).toBe(403);
    expect((await ask('/user/repos', await newToken(), { method: 'POST', body: { name: 'x' } })).status).toBe(403);
  });

  it('cannot have more than the installation', async () => {
    const path = `/app/installations/${stage.installation}/access_tokens`;
    const more = { method: 'POST', body: { permissions: { contents: 'write' } } };
    expect((await ask(path, jwt(claims()), more)).status).toBe(422);
    const others = { method: 'POST', body: { repositories: ['private'] } };
    expect((await ask(path, jwt(claims()), others)).status).toBe(422);
  });

  it('is refused while the installation is suspended, and so is a new one', async () => {
    const token = await newToken();
    stage.playground.changeInstallation(stage.installation, 'suspend');
    const message = 'This installation has been suspended';
    expect(await ask('/repos/mona/path', token)).toMatchObject({ status: 403, message });
    const path = `/app/installations/${stage.installation}/access_tokens`;
    expect(await ask(path, jwt(claims()), { method: 'POST', body: {} })).toMatchObject({ status: 403, message });
    stage.playground.changeInstallation(stage.installation, 'unsuspend');
    expect((await ask('/repos/mona/path', token)).status).toBe(200);
  });
});

describe('a person', () => {
  it('is known by a token as bearer, as token and as password', async () => {
    const { token } = stage.mona;
    const basic = Buffer.from(`mona:${token}`).toString('base64');
    for (const header of [`Bearer ${token}`, `token ${token}`, `Basic ${basic}`]) {
      expect(await ask('/user', header)).toMatchObject({ status: 200, login: 'mona' });
    }
    expect(await ask('/user', 'token wrong')).toMatchObject({ status: 401, message: 'Bad credentials' });
  });

  it('reads what is public without signing in, and writes nothing', async () => {
    expect((await ask('/repos/mona/path/issues', undefined)).status).toBe(200);
    expect((await ask('/repos/mona/private', undefined)).status).toBe(404);
    expect((await ask('/repos/mona/path/issues', undefined, { method: 'POST', body: { title: 'x' } })).status).toBe(
      401,
    );
  });

  it('who only reads a repository may open issues, without labels, and not push, merge or configure', async () => {
    const hubot = clientOf(stage.playground, stage.playground.addUser('reader').token);
    const { data } = await hubot.rest.issues.create({ ...repo, title: 'Mine', labels: ['task'] });
    expect(data.labels).toEqual([]);
    await expect(hubot.rest.issues.createLabel({ ...repo, name: 'l' })).rejects.toMatchObject({ status: 403 });
    await expect(hubot.rest.repos.update({ ...repo, description: 'x' })).rejects.toMatchObject({ status: 403 });
    await expect(hubot.rest.repos.get({ owner: 'mona', repo: 'private' })).rejects.toMatchObject({ status: 404 });
    await expect(hubot.rest.issues.update({ ...repo, issue_number: 1, title: 'x' })).rejects.toMatchObject({
      status: 403,
    });
    const head_sha = 'a'.repeat(40);
    const check = stage.mona.octokit.rest.checks.create({ ...repo, name: 'x', head_sha });
    await expect(check).rejects.toMatchObject({ status: 403, message: expect.stringContaining('GitHub App') });
  });
});
