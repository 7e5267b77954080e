import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Clone, clientOf, createStage, type Stage } from './stage.ts';

const repo = { owner: 'mona', repo: 'path' };
const long = 'x'.repeat(65_537);

let stage: Stage;
let clone: Clone;

beforeAll(async () => {
  stage = await createStage();
  clone = await stage.clone();
  await clone.commit({ 'long.py': Array.from({ length: 40 }, (_, i) => `line_${i + 1} = ${i + 1}\n`).join('') });
  await clone.git('push', '--quiet', 'origin', 'main');
  await clone.git('switch', '--quiet', '-c', 'work');
  const changed = Array.from({ length: 40 }, (_, i) => `line_${i + 1} = ${i === 4 || i === 34 ? 0 : i + 1}\n`).join('');
  await clone.commit({ 'long.py': changed });
  await clone.git('push', '--quiet', 'origin', 'work');
  await stage.mona.octokit.rest.pulls.create({ ...repo, title: 'P', head: 'work', base: 'main' });
});
afterAll(async () => {
  expect(stage.playground.violations.filter((violation) => !violation.includes('body'))).toEqual([]);
  await stage.close();
});

type Failure = {
  readonly status: number;
  readonly response: { readonly data: { message: string; errors?: unknown[] } };
};

/** What GitHub answered to a request that must fail. */
async function refusal(request: Promise<unknown>): Promise<{ status: number; message: string; errors?: unknown[] }> {
  const failure = (await request.then(
    () => {
      throw new Error('it was not refused');
    },
    (error: unknown) => error,
  )) as Failure;
  if (!failure.response) throw failure;
  return { ...failure.response.data, status: failure.status };
}

const pulls = () => stage.bot.rest.pulls;
const issues = () => stage.bot.rest.issues;
const at = { ...repo, pull_number: 1 };
const outside =
  "Pull request review thread line must be part of the diff and Pull request review thread diff hunk can't be blank";

describe('reviews', () => {
  const review = (comment: object, more: object = {}) =>
    pulls().createReview({
      ...at,
      event: 'COMMENT',
      body: 'x',
      comments: [{ path: 'long.py', body: 'c', ...comment }],
      ...more,
    });

  it('have comments on lines of the diff only, and else nothing is posted', async () => {
    expect(await refusal(review({ line: 20 }))).toMatchObject({ status: 422, errors: [outside] });
    expect(await refusal(review({ line: 1, side: 'LEFT' }))).toMatchObject({ status: 422, errors: [outside] });
    expect(await refusal(review({ line: 5, path: 'README.md' }))).toMatchObject({
      status: 422,
      errors: ['Path could not be resolved'],
    });
    expect((await pulls().listReviews(at)).data).toEqual([]);
    expect((await review({ line: 5, side: 'LEFT' })).status).toBe(200);
    expect((await review({ line: 2 })).status).toBe(200);
  });

  it('have comments of several lines within one hunk only', async () => {
    expect((await review({ start_line: 4, line: 6, start_side: 'RIGHT', side: 'RIGHT' })).status).toBe(200);
    const across = await refusal(review({ start_line: 5, line: 35, side: 'RIGHT' }));
    expect(across.errors).toEqual(['Pull request review thread start line must be part of the same hunk as the line.']);
    const backwards = await refusal(review({ start_line: 6, line: 6 }));
    expect(backwards.errors).toEqual(['Pull request review thread start line must precede the end line.']);
  });

  it('judge nobody’s own pull request', async () => {
    const own = stage.mona.octokit.rest.pulls;
    expect((await refusal(own.createReview({ ...at, event: 'APPROVE' }))).errors).toEqual([
      'Can not approve your own pull request',
    ]);
    expect((await refusal(own.createReview({ ...at, event: 'REQUEST_CHANGES', body: 'x' }))).status).toBe(422);
    expect((await own.createReview({ ...at, event: 'COMMENT', body: 'Note to myself' })).status).toBe(200);
  });

  it('ask for changes with words, are of a commit of the pull request, and not too long', async () => {
    expect((await refusal(pulls().createReview({ ...at, event: 'REQUEST_CHANGES' }))).status).toBe(422);
    expect((await refusal(review({ line: 5 }, { commit_id: 'a'.repeat(40) }))).status).toBe(422);
    expect((await refusal(review({ line: 5, body: long }))).status).toBe(422);
    expect((await refusal(pulls().createReview({ ...at, event: 'COMMENT', body: long }))).errors).toEqual([
      'Body is too long (maximum is 65536 characters)',
    ]);
  });
});

describe('single review comments', () => {
  const comment = async (more: object) => {
    const commit_id = await clone.git('rev-parse', 'origin/work');
    return pulls().createReviewComment({ ...at, commit_id, path: 'long.py', body: 'c', line: 5, ...more });
  };

  it('stand on lines of the diff only, and say something', async () => {
    expect(await refusal(comment({ line: 20 }))).toMatchObject({
      status: 422,
      errors: [{ message: 'pull_request_review_thread.line must be part of the diff' }, {}],
    });
    expect((await refusal(comment({ path: 'nowhere' }))).errors).toMatchObject([{ field: 'path' }]);
    expect((await refusal(comment({ body: ' ' }))).errors).toMatchObject([{ field: 'body' }]);
    expect((await comment({})).status).toBe(201);
  });
});

describe('issues', () => {
  it('need a title, and take no text that is too long', async () => {
    expect((await refusal(issues().create({ ...repo, title: ' ' }))).errors).toMatchObject([{ code: 'missing_field' }]);
    expect((await refusal(issues().create({ ...repo, title: 'x'.repeat(257) }))).status).toBe(422);
    expect((await refusal(issues().create({ ...repo, title: 'x', body: long }))).status).toBe(422);
    expect((await refusal(issues().createComment({ ...repo, issue_number: 1, body: long }))).status).toBe(422);
    expect((await refusal(issues().create({ ...repo, title: 'x', milestone: 99 }))).errors).toMatchObject([
      { field: 'milestone' },
    ]);
    const body = { ...repo } as { owner: string; repo: string; title: string };
    expect((await refusal(issues().create(body))).status).toBe(422);
  });

  it('make labels that are unknown, and refuse a label or milestone that is there', async () => {
    const { data } = await issues().create({ ...repo, title: 'x', labels: ['never seen', 'Bug'] });
    expect(data.labels.map((label) => (label as { name: string }).name)).toEqual(['never seen', 'bug']);
    expect((await refusal(issues().createLabel({ ...repo, name: 'BUG' }))).errors).toMatchObject([
      { code: 'already_exists' },
    ]);
    await issues().createMilestone({ ...repo, title: 'M' });
    const again = await refusal(issues().createMilestone({ ...repo, title: 'M' }));
    expect(again).toMatchObject({
      status: 422,
      errors: [{ resource: 'Milestone', field: 'title', code: 'already_exists' }],
    });
  });

  it('that were deleted are gone, and never is their number given again', async () => {
    const { data } = await issues().create({ ...repo, title: 'x' });
    await stage.playground.deleteIssue('mona/path', data.number, 'mona');
    expect((await refusal(issues().get({ ...repo, issue_number: data.number }))).status).toBe(410);
    expect((await issues().create({ ...repo, title: 'y' })).data.number).toBe(data.number + 1);
  });

  it('that are switched off are a 410, and comments on pull requests still work', async () => {
    await stage.mona.octokit.rest.repos.update({ ...repo, has_issues: false });
    expect(await refusal(issues().create({ ...repo, title: 'x' }))).toMatchObject({
      status: 410,
      message: 'Issues are disabled for this repo',
    });
    expect((await refusal(issues().get({ ...repo, issue_number: 2 }))).status).toBe(410);
    expect((await issues().createComment({ ...repo, issue_number: 1, body: 'x' })).status).toBe(201);
    await stage.mona.octokit.rest.repos.update({ ...repo, has_issues: true });
  });
});

describe('checks', () => {
  const run = (more: object) => stage.bot.rest.checks.create({ ...repo, name: 'c', head_sha: 'a'.repeat(40), ...more });
  const annotation = { path: 'long.py', start_line: 1, end_line: 1, annotation_level: 'notice' as const, message: 'm' };
  const output = (annotations: (typeof annotation & { start_column?: number })[]) => ({
    output: { title: 't', summary: 's', annotations },
  });

  it('have at most 50 annotations, columns within one line only, and a commit', async () => {
    const head_sha = await clone.git('rev-parse', 'HEAD');
    const fifty = Array.from({ length: 50 }, () => annotation);
    expect(await refusal(run({ head_sha, ...output([...fifty, annotation]) }))).toMatchObject({
      status: 422,
      message: expect.stringContaining('more than 50 items'),
    });
    expect(
      (await refusal(run({ head_sha, ...output([{ ...annotation, end_line: 2, start_column: 1 }]) }))).status,
    ).toBe(422);
    expect((await refusal(run({ head_sha, output: { title: 't', summary: 'x'.repeat(65_536) } }))).status).toBe(422);
    expect((await refusal(run({}))).message).toContain('No commit found for SHA');
    expect((await run({ head_sha, ...output(fifty) })).data.output.annotations_count).toBe(50);
  });

  it('keep the annotations of an update beside those that stand', async () => {
    const head_sha = await clone.git('rev-parse', 'HEAD');
    const { data } = await run({ head_sha, ...output([annotation]) });
    const check_run_id = Number(data.id);
    const { data: after } = await stage.bot.rest.checks.update({
      ...repo,
      check_run_id,
      ...output([{ ...annotation, message: 'n' }]),
    });
    expect(after.output.annotations_count).toBe(2);
  });
});

describe('pull requests', () => {
  const open = (head: string, base = 'main') =>
    stage.mona.octokit.rest.pulls.create({ ...repo, title: 'Q', head, base });

  it('are one for a branch, with something to merge', async () => {
    expect((await refusal(open('work'))).errors).toMatchObject([
      { message: 'A pull request already exists for mona:work.' },
    ]);
    expect((await refusal(open('nowhere'))).errors).toMatchObject([{ field: 'head', code: 'invalid' }]);
    expect((await refusal(open('work', 'nowhere'))).errors).toMatchObject([{ field: 'base', code: 'invalid' }]);
    await clone.git('push', '--quiet', 'origin', 'main:same');
    expect((await refusal(open('same'))).errors).toMatchObject([{ message: 'No commits between main and same' }]);
  });

  it('in conflict, closed, drafts or moved on are not merged', async () => {
    const { pulls: own } = stage.mona.octokit.rest;
    await clone.git('switch', '--quiet', '-c', 'clash', 'origin/main');
    await clone.commit({ 'README.md': 'mine\n' });
    await clone.git('push', '--quiet', 'origin', 'clash');
    const { data } = await open('clash');
    const clash = { ...repo, pull_number: data.number };
    expect((await refusal(own.merge({ ...clash, sha: 'a'.repeat(40) }))).status).toBe(409);
    const content = Buffer.from('theirs\n').toString('base64');
    const { data: file } = await stage.bot.rest.repos.getContent({ ...repo, path: 'README.md' });
    const { sha } = file as { sha: string };
    await stage.mona.octokit.rest.repos.createOrUpdateFileContents({
      ...repo,
      path: 'README.md',
      message: 'm',
      content,
      sha,
    });
    expect((await own.get(clash)).data).toMatchObject({ mergeable: false, mergeable_state: 'dirty' });
    expect(await refusal(own.merge(clash))).toMatchObject({ status: 405, message: 'Pull Request is not mergeable' });
    await own.update({ ...clash, state: 'closed' });
    expect((await refusal(own.merge(clash))).status).toBe(405);
    await own.update({ ...at, draft: true } as typeof at);
    expect((await refusal(own.merge(at))).message).toContain('draft');
    await own.update({ ...at, draft: false } as typeof at);
  });
});

describe('repositories', () => {
  it('under an old name lead to the new one', async () => {
    const { repos } = stage.mona.octokit.rest;
    await repos.update({ ...repo, name: 'way' });
    const manual = { request: { redirect: 'manual' } } as const;
    const moved = await stage.bot.rest.issues.listForRepo({ ...repo, ...manual });
    expect(moved.status).toBe(301);
    expect(moved.headers.location).toMatch(/\/api\/v3\/repositories\/\d+\/issues$/);
    expect((await stage.bot.rest.issues.listForRepo(repo)).status).toBe(200);
    const clone2 = await stage.clone('mona/path');
    expect(await clone2.git('rev-parse', '--abbrev-ref', 'HEAD')).toBe('main');
    await repos.update({ owner: 'mona', repo: 'way', name: 'path' });
  });

  it('that are archived take nothing', async () => {
    await stage.mona.octokit.rest.repos.update({ ...repo, archived: true });
    const message = 'Repository was archived so is read-only.';
    expect(await refusal(issues().create({ ...repo, title: 'x' }))).toMatchObject({ status: 403, message });
    await expect(clone.git('push', 'origin', 'clash:other')).rejects.toThrow(/403/);
    expect((await issues().listForRepo(repo)).status).toBe(200);
    await stage.mona.octokit.rest.repos.update({ ...repo, archived: false });
  });

  it('that are empty say so', async () => {
    await stage.playground.addRepository('mona/empty');
    const mona = clientOf(stage.playground, stage.mona.token);
    const empty = { owner: 'mona', repo: 'empty' };
    expect(await refusal(mona.rest.repos.listCommits(empty))).toMatchObject({
      status: 409,
      message: 'Git Repository is empty.',
    });
    expect((await mona.rest.repos.get(empty)).data.size).toBe(0);
    expect((await refusal(mona.rest.repos.getContent({ ...empty, path: 'x' }))).status).toBe(404);
  });
});
