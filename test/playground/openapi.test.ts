import { statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { extract } from '../../src/playground/openapi/extract.ts';
import { extractOf, structureOf } from '../../src/playground/openapi/make-extract.ts';
import { operations, webhookEvents } from '../../src/playground/openapi/operations.ts';
import { permissionsFor } from '../../src/playground/openapi/permissions.ts';
import { operationOf } from '../../src/playground/openapi/routes.ts';
import { validateAnswer, validateRequest, validateWebhook } from '../../src/playground/openapi/validate.ts';

type Example = { readonly name: string; readonly examples: readonly Record<string, unknown>[] };
const published = createRequire(import.meta.url)('@octokit/webhooks-examples') as readonly Example[];

/** GitHub's own example of a payload. */
function example(event: string, action: string): Record<string, unknown> {
  const found = published.find(({ name }) => name === event)?.examples.find((payload) => payload.action === action);
  if (!found) throw new Error(`no example of ${event}.${action}`);
  return structuredClone(found);
}

const request = (method: string, path: string, body?: unknown, query: Record<string, string> = {}) => ({
  method,
  path,
  query,
  body,
});

describe('the extract of GitHub’s description', () => {
  it('holds every operation and webhook that we list, and says from which version', () => {
    expect(Object.keys(extract().operations)).toEqual(operations);
    expect(Object.keys(extract().webhooks)).toEqual(webhookEvents);
    expect(extract().version).toMatch(/^\d+\.\d+\.\d+$/);
  });

  it('is structure only, under a megabyte', () => {
    expect(statSync(new URL('../../src/playground/openapi/extract.json', import.meta.url)).size).toBeLessThan(1e6);
    const prose = structureOf(
      { type: 'object', description: 'prose', properties: { description: { type: 'string', example: 'x' } } },
      new Set(),
    );
    expect(prose).toEqual({ type: 'object', properties: { description: { type: 'string' } } });
  });

  it('turns nullable into a type, with and without an enum', () => {
    expect(structureOf({ type: 'string', nullable: true, enum: ['a'] }, new Set())).toEqual({
      type: ['string', 'null'],
      enum: ['a', null],
    });
    expect(structureOf({ $ref: '#/components/schemas/x', nullable: true }, new Set())).toEqual({
      anyOf: [{ $ref: '#/schemas/x' }, { type: 'null' }],
    });
  });

  it('refuses an operation that GitHub does not describe', () => {
    const nothing = { paths: {}, 'x-webhooks': {}, components: { schemas: {}, parameters: {}, responses: {} } };
    expect(() => extractOf(nothing, '1.0.0')).toThrow('GitHub does not describe GET /app');
  });
});

describe('naming the operation of a request', () => {
  it.each([
    ['GET', '/repos/o/r/pulls/comments', 'GET /repos/{owner}/{repo}/pulls/comments'],
    ['GET', '/repos/o/r/pulls/7', 'GET /repos/{owner}/{repo}/pulls/{pull_number}'],
    ['GET', '/repos/o/r/contents/src/app.py', 'GET /repos/{owner}/{repo}/contents/{path}'],
    ['DELETE', '/repos/o/r/git/refs/heads/feature/x', 'DELETE /repos/{owner}/{repo}/git/refs/{ref}'],
    ['GET', '/repos/o/r/commits/feature/x/check-runs', 'GET /repos/{owner}/{repo}/commits/{ref}/check-runs'],
    ['GET', '/repos/o/r/compare/main...feature/x', 'GET /repos/{owner}/{repo}/compare/{basehead}'],
    ['POST', '/repositories/12/issues', 'POST /repos/{owner}/{repo}/issues'],
  ])('%s %s', (method, path, operation) => {
    expect(operationOf(method, path)).toBe(operation);
  });

  it('does not know what we do not list', () => {
    expect(operationOf('DELETE', '/repos/o/r/issues/1')).toBeUndefined();
  });
});

describe('validating a request', () => {
  it('accepts what GitHub describes', () => {
    const comments = [{ path: 'a.py', line: 3, side: 'RIGHT', body: 'Close the file.' }];
    const body = { event: 'COMMENT', commit_id: 'a'.repeat(40), body: 'One thing.', comments };
    expect(validateRequest(request('POST', '/repos/o/r/pulls/1/reviews', body))).toEqual([]);
    expect(validateRequest(request('GET', '/repos/o/r/issues', undefined, { state: 'all', per_page: '50' }))).toEqual(
      [],
    );
  });

  it('names a misspelt field, also inside of a list', () => {
    const comments = [{ path: 'a.py', lien: 3, body: 'x' }];
    expect(validateRequest(request('POST', '/repos/o/r/pulls/1/reviews', { comments }))).toEqual([
      'POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews: body /comments/0 must NOT have additional properties: lien',
    ]);
  });

  it('names a missing field, a wrong value, a query that is no number or not described', () => {
    const issues = '/repos/o/r/issues';
    expect(validateRequest(request('POST', issues, { body: 'x' }))[0]).toContain("required property 'title'");
    expect(validateRequest(request('POST', issues))[0]).toContain('body is missing');
    expect(validateRequest(request('GET', issues, undefined, { state: 'any' }))[0]).toContain(
      '["open","closed","all"]',
    );
    expect(validateRequest(request('GET', issues, undefined, { per_page: 'ten' }))[0]).toContain('must be integer');
    expect(validateRequest(request('GET', issues, undefined, { pre_page: '10' }))[0]).toContain('is not described');
    const run = { name: 'stagecoach', head_sha: 'a'.repeat(40), conclusion: 'passed' };
    expect(validateRequest(request('POST', '/repos/o/r/check-runs', run))[0]).toContain('/conclusion must be equal');
  });

  it('calls an unknown operation a violation', () => {
    expect(validateRequest(request('GET', '/repos/o/r/no-such-thing'))).toHaveLength(1);
  });
});

describe('validating an answer', () => {
  const labels = request('GET', '/repos/o/r/labels');

  it('accepts what GitHub describes, and names a missing field', () => {
    const label = {
      id: 1,
      node_id: 'x',
      url: 'http://127.0.0.1/l',
      name: 'a',
      description: null,
      color: 'fff',
      default: false,
    };
    expect(validateAnswer(labels, { status: 200, body: [label] })).toEqual([]);
    expect(validateAnswer(labels, { status: 200, body: [{ ...label, color: undefined }] }).join()).toContain("'color'");
  });

  it('knows the errors that GitHub leaves out of its description, and no success that it leaves out', () => {
    expect(validateAnswer(labels, { status: 401, body: { message: 'Bad credentials' } })).toEqual([]);
    expect(validateAnswer(labels, { status: 401, body: { message: 5 } })).toHaveLength(1);
    expect(validateAnswer(labels, { status: 201, body: {} })).toHaveLength(1);
  });
});

describe('validating a webhook', () => {
  it('accepts GitHub’s own examples', () => {
    expect(validateWebhook('issues', example('issues', 'opened'))).toEqual([]);
    expect(validateWebhook('check_run', example('check_run', 'completed'))).toEqual([]);
  });

  it('names a missing field and an action that GitHub does not send', () => {
    const payload = example('issues', 'opened');
    delete payload.sender;
    expect(validateWebhook('issues', payload).join()).toContain("required property 'sender'");
    expect(validateWebhook('issues', { action: 'exploded' })).toEqual([
      'webhook issues.exploded: not described in the extract',
    ]);
  });
});

describe('the published permissions', () => {
  it.each([
    ['POST /repos/{owner}/{repo}/check-runs', ['checks:write']],
    ['GET /repos/{owner}/{repo}/tarball/{ref}', ['contents:read']],
    ['GET /repos/{owner}/{repo}/compare/{basehead}', ['contents:read']],
    ['GET /repos/{owner}/{repo}/commits/{ref}/check-runs', ['checks:read']],
    ['POST /repos/{owner}/{repo}/issues/{issue_number}/comments', ['issues:write', 'pull_requests:write']],
    ['POST /user/repos', []],
  ])('%s needs one of %j', (operation, expected) => {
    expect(permissionsFor(operation).map(({ name, access }) => `${name}:${access}`)).toEqual(expected);
  });
});
