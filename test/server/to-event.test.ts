import examples from '@octokit/webhooks-examples';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { toEvent } from '../../src/server/to-event.ts';

type Example = { readonly name: string; readonly examples: readonly Readonly<Record<string, unknown>>[] };

const published = examples as unknown as readonly Example[];

const appId = 1000;
const installation = { id: 5 };
const repository = {
  id: 77,
  name: 'practice',
  private: false,
  owner: { login: 'ada', type: 'User' },
  default_branch: 'main',
};
const ref = { id: 77, owner: 'ada', name: 'practice', ownerType: 'User', installation: 5, private: false };
const ada = { id: 1, login: 'ada', type: 'User' };
const bot = { id: 9, login: 'stagecoach[bot]', type: 'Bot' };

const event = (name: string, payload: object) =>
  toEvent(name, { installation, repository, sender: ada, ...payload }, appId);

/** The published examples of one event as an installation of the App would get them. */
const examplesOf = (name: string) =>
  (published.find((one) => one.name === name)?.examples ?? []).map((payload) =>
    toEvent(name, { installation, ...payload }, appId),
  );

describe('the payloads that GitHub publishes', () => {
  test.each(published.map(({ name, examples }) => [name, examples] as const))(
    '%s is understood or passed over',
    (name, examples) => {
      for (const payload of examples)
        for (const given of [payload, { installation, ...payload }])
          expect(() => toEvent(name, given, appId)).not.toThrow();
    },
  );

  it('of the events that matter mean something', () => {
    const kinds = (name: string) => [...new Set(examplesOf(name).map((one) => one?.kind))].filter(Boolean);
    expect(kinds('installation')).toEqual(expect.arrayContaining(['installed', 'uninstalled']));
    expect(kinds('installation_repositories')).toEqual(expect.arrayContaining(['installed', 'uninstalled']));
    expect(kinds('repository')).toEqual(['repository']);
    expect(kinds('issues')).toEqual(['issue']);
    expect(kinds('pull_request')).toEqual(['pull']);
    expect(kinds('check_suite')).toEqual(['ci']);
    expect(kinds('check_run')).toEqual(['ci']);
    expect(kinds('status')).toEqual(['ci']);
  });

  it('of other events mean nothing', () => {
    for (const { name } of published.filter(({ name: one }) =>
      ['star', 'fork', 'watch', 'deployment', 'release', 'ping', 'team'].includes(one),
    ))
      expect(examplesOf(name).every((one) => one === undefined)).toBe(true);
  });

  it('cut off anywhere mean nothing, and never throw', () => {
    fc.assert(
      fc.property(fc.constantFrom(...published), fc.anything(), ({ name, examples: [payload] }, odd) => {
        expect(() => toEvent(name, odd, appId)).not.toThrow();
        for (const key of Object.keys(payload ?? {}))
          expect(() => toEvent(name, { ...payload, installation, [key]: odd }, appId)).not.toThrow();
      }),
      { numRuns: 50 },
    );
  });
});

describe('an event', () => {
  it('without an installation or a repository means nothing', () => {
    expect(event('status', { sha: 'a', installation: undefined })).toBeUndefined();
    expect(event('status', { sha: 'a', repository: undefined })).toBeUndefined();
    expect(event('constructor', {})).toBeUndefined();
  });
});

describe('a comment', () => {
  const comment = { id: 900, body: '/coach hint', user: ada };
  const commented = (more: object = {}) =>
    event('issue_comment', { action: 'created', issue: { number: 3 }, comment, ...more });

  it('with a command is one', () => {
    expect(commented()).toEqual({
      kind: 'comment',
      repository: ref,
      id: 900,
      on: 'issue-comment',
      number: 3,
      isPull: false,
      body: '/coach hint',
      author: 'ada',
    });
    expect(commented({ issue: { number: 12, pull_request: {} } })).toMatchObject({ isPull: true });
  });

  it('may be a reply to a review comment, or a review', () => {
    expect(
      event('pull_request_review_comment', { action: 'created', pull_request: { number: 12 }, comment }),
    ).toMatchObject({ on: 'review-comment', number: 12 });
    expect(
      event('pull_request_review', { action: 'submitted', pull_request: { number: 12 }, review: comment }),
    ).toMatchObject({ on: 'review', number: 12 });
  });

  it.each([
    ['without a command', { comment: { ...comment, body: 'thanks' } }],
    ['without text', { comment: { ...comment, body: null } }],
    ['of a bot, itself first', { comment: { ...comment, user: bot } }],
    ['that was edited', { action: 'edited' }],
    ['that was deleted', { action: 'deleted' }],
    ['of a deleted account', { comment: { ...comment, user: null } }],
  ])('%s means nothing', (_, more) => {
    expect(commented(more)).toBeUndefined();
  });
});

describe('an issue', () => {
  it.each(['closed', 'reopened', 'deleted'])('that a person %s is looked at', (action) => {
    expect(event('issues', { action, issue: { number: 3 } })).toEqual({
      kind: 'issue',
      change: action,
      repository: ref,
      number: 3,
    });
  });

  it('that a bot closed is not, nor one that was opened', () => {
    expect(event('issues', { action: 'closed', issue: { number: 3 }, sender: bot })).toBeUndefined();
    expect(event('issues', { action: 'opened', issue: { number: 3 } })).toBeUndefined();
  });
});

describe('a check', () => {
  it.each([
    [
      'a run of the learner that ended',
      'check_run',
      { action: 'completed', check_run: { head_sha: 'a', app: { id: 1 } } },
      false,
    ],
    [
      'a suite of the learner that ended',
      'check_suite',
      { action: 'completed', check_suite: { head_sha: 'a', app: { id: 1 } } },
      false,
    ],
    [
      'a run of ours that is asked for again',
      'check_run',
      { action: 'rerequested', check_run: { head_sha: 'a', app: { id: appId } } },
      true,
    ],
    [
      'a suite of ours that is asked for again',
      'check_suite',
      { action: 'rerequested', check_suite: { head_sha: 'a', app: { id: appId } } },
      true,
    ],
    ['a status', 'status', { sha: 'a', state: 'success' }, false],
  ])('%s is CI of its commit', (_, name, payload, asked) => {
    expect(event(name, payload)).toEqual({ kind: 'ci', repository: ref, head: 'a', asked });
  });

  it.each([
    [
      'a run of ours that ended',
      'check_run',
      { action: 'completed', check_run: { head_sha: 'a', app: { id: appId } } },
    ],
    [
      'a run of theirs that is asked for again',
      'check_run',
      { action: 'rerequested', check_run: { head_sha: 'a', app: { id: 1 } } },
    ],
    ['a run that begins', 'check_run', { action: 'created', check_run: { head_sha: 'a', app: { id: 1 } } }],
  ])('%s means nothing', (_, name, payload) => {
    expect(event(name, payload)).toBeUndefined();
  });
});

describe('an installation', () => {
  const account = { id: 5, account: { login: 'ada', type: 'User' }, repository_selection: 'selected' };
  const short = { id: 77, name: 'practice', full_name: 'ada/practice', private: false };

  it('is of chosen repositories, or of all', () => {
    expect(event('installation', { action: 'created', installation: account, repositories: [short] })).toEqual({
      kind: 'installed',
      repositories: [ref],
      chosen: true,
    });
    expect(
      event('installation', {
        action: 'created',
        installation: { ...account, repository_selection: 'all' },
        repositories: [short],
      }),
    ).toMatchObject({ chosen: false });
  });

  it('that is suspended is over until it is back', () => {
    expect(event('installation', { action: 'suspend', installation: account })).toEqual({
      kind: 'uninstalled',
      installation: 5,
      repositories: 'all',
    });
    expect(event('installation', { action: 'unsuspend', installation: account })).toEqual({
      kind: 'unsuspended',
      installation: 5,
    });
  });

  it('may lose repositories', () => {
    expect(
      event('installation_repositories', { action: 'removed', installation: account, repositories_removed: [short] }),
    ).toEqual({ kind: 'uninstalled', installation: 5, repositories: [77] });
  });
});

describe('a push', () => {
  const head = 'c'.repeat(40);
  const push = (pushed: string, path: string, more: object = {}) =>
    event('push', {
      ref: pushed,
      after: head,
      deleted: false,
      commits: [{ added: [], removed: [], modified: [path] }],
      ...more,
    });
  const school = { repository: { ...repository, owner: { login: 'school', type: 'Organization' } } };

  it('to the default branch that touches the configuration is read', () => {
    expect(push('refs/heads/main', '.github/stagecoach.yml')).toEqual({ kind: 'configuration', repository: ref, head });
    expect(push('refs/heads/main', 'stagecoach.yml', school)).toMatchObject({ kind: 'configuration' });
  });

  it('elsewhere, or of other files, means nothing', () => {
    expect(push('refs/heads/work', '.github/stagecoach.yml')).toBeUndefined();
    expect(push('refs/heads/main', 'README.md')).toBeUndefined();
  });

  it('to a repository of an organisation may be one to its curriculum', () => {
    expect(push('refs/tags/v1', 'path.yml', school)).toMatchObject({ kind: 'push', ref: 'refs/tags/v1' });
    expect(push('refs/heads/work', 'stagecoach.yml', school)).toMatchObject({ kind: 'push', ref: 'refs/heads/work' });
    expect(push('refs/heads/main', 'path.yml', { ...school, deleted: true })).toBeUndefined();
  });
});
