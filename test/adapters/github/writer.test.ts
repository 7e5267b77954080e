import { describe, expect, it } from 'vitest';
import { createMarkerSigner, createMarkers } from '../../../src/adapters/github/marker.ts';
import type { Effect } from '../../../src/coach/effects.ts';
import { bot, filled, forge, github, markers, repo, repository, withoutNetwork } from './github.ts';

withoutNetwork();

const head = 'a'.repeat(40);
const nothing = filled({});
const comment: Effect = { kind: 'comment', slot: 'summary:12', on: 12, body: 'Hello.' };
const marked = markers.mark('comment', 'summary:12', 'Hello.');
const comments = `${repo}/issues/12/comments`;
const perform = (effect: Effect, slots = nothing, unsure = false) => forge().perform(effect, slots, unsure);

/** The posts that a list answers, ours unless told otherwise. */
const listed = (posts: readonly object[], path = comments, query: object = {}) =>
  github()
    .get(path)
    .query({ per_page: 100, page: 1, ...query })
    .reply(
      200,
      posts.map((post) => ({ user: bot, ...post })),
    );

describe('a post', () => {
  it('carries the hidden mark of its slot', async () => {
    github().post(comments, { body: marked }).reply(201, { id: 50 });
    expect(await perform(comment)).toEqual({ id: 50 });
    expect(marked).toMatch(/^Hello\.\n\n<!-- stagecoach slot=summary%3A12 sig=[\w-]{43} -->$/);
  });

  it('is edited where its slot is filled', async () => {
    github().patch(`${repo}/issues/comments/50`, { body: marked }).reply(200, { id: 50 });
    expect(await perform(comment, filled({ 'summary:12': 50 }))).toEqual({ id: 50 });
  });

  it('that was deleted by hand is made anew', async () => {
    github().patch(`${repo}/issues/comments/50`).reply(404, { message: 'Not Found' });
    github().post(comments).reply(201, { id: 51 });
    expect(await perform(comment, filled({ 'summary:12': 50 }))).toEqual({ id: 51 });
  });

  it('names issues by number, and those that are not open yet as soon to come', async () => {
    const body = 'See {#task:git} and {#task:shell}, {#journey}.';
    github()
      .post(comments, ({ body: sent }) => sent.startsWith('See #3 and soon, #1.'))
      .reply(201, { id: 50 });
    await perform({ ...comment, body }, filled({ 'task:git': 3, journey: 1 }));
  });

  it('on an issue that is not open is refused before it is sent', async () => {
    await expect(perform({ ...comment, on: { issue: 'task:git' } })).rejects.toMatchObject({ kind: 'rejected' });
  });

  it('over the limit of GitHub is cut, what it left open is closed, and its mark is whole', async () => {
    let sent = '';
    github()
      .post(comments, ({ body }) => {
        sent = body;
        return true;
      })
      .reply(201, { id: 50 });
    await perform({ ...comment, body: `<details><summary>x</summary>\n\n\`\`\`\n${'line of text\n'.repeat(8000)}` });
    expect(sent.length).toBeLessThanOrEqual(65_536);
    expect(sent).toMatch(
      /```\n\n<\/details>\n\n_The rest is left out: GitHub takes no longer texts\._\n\n<!-- stagecoach/,
    );
    expect(markers.read('comment', sent)).toBe('summary:12');
  });
});

describe('a write that may have happened', () => {
  it('is looked for first, and adopted as it is', async () => {
    listed([
      { id: 49, body: 'something else' },
      { id: 50, body: marked.replaceAll('\n', '\r\n') },
    ]);
    expect(await perform(comment, nothing, true)).toEqual({ id: 50 });
  });

  it('is edited when it says something else by now', async () => {
    listed([{ id: 50, body: markers.mark('comment', 'summary:12', 'Before.') }]);
    github().patch(`${repo}/issues/comments/50`, { body: marked }).reply(200, { id: 50 });
    expect(await perform(comment, nothing, true)).toEqual({ id: 50 });
  });

  it('is looked for on every page', async () => {
    github().get(comments).query({ per_page: 100, page: 1 }).reply(200, [], { link: '<x>; rel="next"' });
    github()
      .get(comments)
      .query({ per_page: 100, page: 2 })
      .reply(200, [{ id: 50, body: marked, user: bot }]);
    expect(await perform(comment, nothing, true)).toEqual({ id: 50 });
  });

  const other = createMarkers(createMarkerSigner('another key'), repository.id).mark('comment', 'summary:12', 'Hello.');
  it.each([
    ['signed with another key', { body: other }],
    [
      'of another repository',
      { body: createMarkers(createMarkerSigner('secret'), 78).mark('comment', 'summary:12', 'Hello.') },
    ],
    ['of another kind of post', { body: markers.mark('review', 'summary:12', 'Hello.') }],
    ['of another slot', { body: markers.mark('comment', 'summary:13', 'Hello.') }],
    ['whose slot was edited', { body: markers.mark('comment', 'summary:13', 'Hello.').replace('%3A13', '%3A12') }],
    ['that does not stand at the end', { body: `${marked}\n\nand more` }],
    ['that somebody else copied', { body: marked, user: { login: 'ada' } }],
    ['that a bot of a like name copied', { body: marked, user: { login: 'stagecoach' } }],
    ['of a deleted account', { body: marked, user: null }],
    ['that is no text', { body: null }],
    ['whose slot is no URI', { body: marked.replace('summary%3A12', '%E0%A4%A') }],
  ])('is not taken from a mark %s', async (_, post) => {
    listed([{ id: 50, ...post }]);
    github().post(comments).reply(201, { id: 60 });
    expect(await perform(comment, nothing, true)).toEqual({ id: 60 });
  });
});

describe('what GitHub cannot do now', () => {
  const answered = async (status: number, body: object = {}, headers: Record<string, string> = {}) => {
    github().post(comments).reply(status, body, headers);
    return perform(comment).catch((error: unknown) => error);
  };

  it.each([500, 502, 503, 504, 401, 408])('%i passes by itself', async (status) => {
    expect(await answered(status)).toMatchObject({ name: 'ForgeError', kind: 'unavailable', status });
  });

  it('is a lost answer, too', async () => {
    github().post(comments).replyWithError('socket hang up');
    await expect(perform(comment)).rejects.toMatchObject({ kind: 'unavailable', status: undefined });
  });

  it.each<[string, number, object, Record<string, string>, number]>([
    ['a 403 that says when', 403, {}, { 'retry-after': '30' }, 30],
    ['a 429 that says when', 429, {}, { 'retry-after': '7' }, 7],
    ['a 429 that does not', 429, {}, {}, 60],
    [
      'an hour that is used up',
      403,
      {},
      { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(Date.parse('2026-09-01T12:10:00Z') / 1000) },
      600,
    ],
    ['a reset that is over', 403, {}, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1' }, 1],
    ['too many writes', 403, { message: 'You have exceeded a secondary rate limit.' }, {}, 60],
  ])('is %s', async (_, status, body, headers, retryAfterSeconds) => {
    expect(await answered(status, body, headers)).toMatchObject({ kind: 'rate-limited', retryAfterSeconds });
  });

  it.each<[number, object, string]>([
    [403, { message: 'Resource not accessible by integration' }, 'forbidden'],
    [404, { message: 'Not Found' }, 'gone'],
    [410, { message: 'Issues are disabled for this repo' }, 'issues-disabled'],
    [410, { message: 'This issue was deleted' }, 'gone'],
    [451, {}, 'gone'],
    [422, { message: 'Validation Failed' }, 'rejected'],
  ])('is no %i %j: that is %s', async (status, body, kind) => {
    expect(await answered(status, body)).toMatchObject({ kind, retryAfterSeconds: undefined });
  });

  it.each([
    ['no object', '"ok"'],
    ['no id', '{}'],
    ['an id that is none', '{"id":"50"}'],
    ['a page', '<html>'],
  ])('is an answer with %s, for nobody knows what happened', async (_, body) => {
    github()
      .post(comments)
      .reply(201, body, { 'content-type': body.startsWith('<') ? 'text/html' : 'application/json' });
    await expect(perform(comment)).rejects.toMatchObject({ kind: 'unavailable' });
  });

  it('is an installation that ended, when two tokens in a row are refused', async () => {
    const one = forge();
    github().post(comments).times(2).reply(401, {});
    await expect(one.perform(comment, nothing, false)).rejects.toMatchObject({ kind: 'unavailable' });
    await expect(one.perform(comment, nothing, false)).rejects.toMatchObject({ kind: 'forbidden' });
  });
});

describe('a repository that was renamed', () => {
  it('is found by its id, and the write is made there', async () => {
    github()
      .post(comments)
      .reply(301, { url: 'elsewhere' }, { location: 'https://api.github.test/repositories/77/issues/12/comments' });
    github()
      .get('/repositories/77')
      .reply(200, { name: 'data-path', owner: { login: 'ada-l' } });
    github().post('/repos/ada-l/data-path/issues/12/comments').reply(201, { id: 50 });
    expect(await perform(comment)).toEqual({ id: 50 });
  });

  it('in a circle is gone', async () => {
    github().post(comments).times(2).reply(301);
    github()
      .get('/repositories/77')
      .reply(200, { name: 'practice', owner: { login: 'ada' } });
    await expect(perform(comment)).rejects.toMatchObject({ kind: 'gone' });
  });
});

describe('an issue', () => {
  const issue: Effect = {
    kind: 'issue',
    slot: 'task:git',
    title: 'Git',
    body: 'Do it.',
    labels: ['stagecoach'],
    milestone: 'milestone:basics',
    state: 'open',
  };
  const body = markers.mark('issue', 'task:git', 'Do it.');
  const wanted = { title: 'Git', body, labels: ['stagecoach'], milestone: 7 };
  const slots = filled({ 'milestone:basics': 7 });

  it('is known by its number', async () => {
    github().post(`${repo}/issues`, wanted).reply(201, { id: 1_000_000, number: 3 });
    expect(await perform(issue, slots)).toEqual({ id: 3 });
  });

  it('that should be closed is opened and closed', async () => {
    github().post(`${repo}/issues`).reply(201, { number: 3 });
    github()
      .patch(`${repo}/issues/3`, { ...wanted, state: 'closed' })
      .reply(200, { number: 3 });
    await perform({ ...issue, state: 'closed' }, slots);
  });

  it('is edited in place, and opened anew when it was deleted', async () => {
    github()
      .patch(`${repo}/issues/3`, { ...wanted, state: 'open' })
      .reply(410, { message: 'This issue was deleted' });
    github().post(`${repo}/issues`).reply(201, { number: 9 });
    expect(await perform(issue, filled({ 'milestone:basics': 7, 'task:git': 3 }))).toEqual({ id: 9 });
  });

  it('of an attempt whose answer was lost is found among ours', async () => {
    listed([{ number: 3, title: 'Git', state: 'open', body }], `${repo}/issues`, {
      creator: 'stagecoach[bot]',
      state: 'all',
    });
    expect(await perform(issue, slots, true)).toEqual({ id: 3 });
  });
});

describe('a milestone', () => {
  const milestone: Effect = {
    kind: 'milestone',
    slot: 'milestone:basics',
    title: 'Basics',
    description: 'About.',
    state: 'open',
  };
  const refused = {
    message: 'Validation Failed',
    errors: [{ resource: 'Milestone', code: 'already_exists', field: 'title' }],
  };

  it('that is there already is adopted', async () => {
    github().post(`${repo}/milestones`).reply(422, refused);
    github()
      .get(`${repo}/milestones`)
      .query({ per_page: 100, page: 1, state: 'all' })
      .reply(200, [{ number: 4, title: 'Basics', description: 'About.', state: 'open' }]);
    expect(await perform(milestone)).toEqual({ id: 4 });
  });

  it('is edited when it says something else', async () => {
    github().post(`${repo}/milestones`).reply(422, refused);
    github()
      .get(`${repo}/milestones`)
      .query(true)
      .reply(200, [{ number: 4, title: 'Basics', description: null, state: 'closed' }]);
    github()
      .patch(`${repo}/milestones/4`, { title: 'Basics', description: 'About.', state: 'open' })
      .reply(200, { number: 4 });
    expect(await perform(milestone)).toEqual({ id: 4 });
  });
});

describe('a review', () => {
  const at = (line: number, more: object = {}) => ({
    path: 'Dockerfile',
    startLine: line,
    line,
    body: `About ${line}.`,
    ...more,
  });
  const review: Effect = {
    kind: 'review',
    slot: 'review:12:a',
    pull: 12,
    head,
    verdict: 'request-changes',
    body: 'Look.',
    comments: [at(1), at(4, { startLine: 2 })],
  };
  const reviews = `${repo}/pulls/12/reviews`;

  it('is one request with its comments, at the head that was judged', async () => {
    github()
      .post(reviews, {
        commit_id: head,
        event: 'REQUEST_CHANGES',
        body: markers.mark('review', 'review:12:a', 'Look.'),
        comments: [
          { path: 'Dockerfile', line: 1, side: 'RIGHT', body: 'About 1.' },
          { path: 'Dockerfile', line: 4, side: 'RIGHT', start_line: 2, start_side: 'RIGHT', body: 'About 4.' },
        ],
      })
      .reply(200, { id: 70 });
    expect(await perform(review)).toEqual({ id: 70 });
  });

  it('loses no comment that GitHub refuses: it stands in the body', async () => {
    github()
      .post(reviews)
      .reply(422, { message: 'Unprocessable Entity', errors: ['Line could not be resolved'] });
    github()
      .get(`${repo}/pulls/12/files`)
      .query(true)
      .reply(200, [{ filename: 'Dockerfile', patch: '@@ -0,0 +1,2 @@\n+a\n+b' }]);
    github()
      .post(
        reviews,
        ({ body, comments: kept }) => kept.length === 1 && body.startsWith('Look.\n\n- `Dockerfile:4`\n\n  About 4.'),
      )
      .reply(200, { id: 70 });
    expect(await perform(review)).toEqual({ id: 70 });
  });

  it('whose answer was lost is found, so that nobody is notified twice', async () => {
    listed([{ id: 70, body: markers.mark('review', 'review:12:a', 'Look.') }], reviews);
    expect(await perform(review, nothing, true)).toEqual({ id: 70 });
  });
});

describe('a check run', () => {
  const annotation = (line: number) =>
    ({
      path: 'Dockerfile',
      range: { start: { line, column: 6 }, end: { line, column: 19 } },
      level: 'failure',
      title: 'Pin it',
      text: 'It moves.',
    }) as const;
  const check = (...lines: readonly number[]): Effect => ({
    kind: 'check-run',
    slot: 'check:12:a',
    head,
    status: 'completed',
    conclusion: 'action_required',
    title: 'Two to go',
    summary: 'All of it.',
    annotations: lines.map(annotation),
  });
  const sent = (line: number) => ({
    path: 'Dockerfile',
    start_line: line,
    end_line: line,
    start_column: 6,
    end_column: 18,
    annotation_level: 'failure',
    title: 'Pin it',
    message: 'It moves.',
  });
  const stands = (...lines: readonly number[]) =>
    github().get(`${repo}/check-runs/80/annotations`).query({ per_page: 100, page: 1 }).reply(200, lines.map(sent));

  it('is made for the head, with its annotations', async () => {
    github()
      .post(`${repo}/check-runs`, {
        name: 'stagecoach',
        head_sha: head,
        external_id: 'check:12:a',
        status: 'completed',
        conclusion: 'action_required',
        output: { title: 'Two to go', summary: 'All of it.', annotations: [sent(1)] },
      })
      .reply(201, { id: 80 });
    expect(await perform(check(1))).toEqual({ id: 80 });
  });

  it('has no conclusion while it is in progress', async () => {
    github()
      .post(`${repo}/check-runs`, ({ status, conclusion }) => status === 'in_progress' && conclusion === undefined)
      .reply(201, { id: 80 });
    const { conclusion: _, ...open } = check() as Extract<Effect, { kind: 'check-run' }>;
    await perform({ ...open, status: 'in_progress' });
  });

  it('gets only the annotations that it has not', async () => {
    stands(1);
    github()
      .patch(`${repo}/check-runs/80`, ({ output }) => JSON.stringify(output.annotations) === JSON.stringify([sent(2)]))
      .reply(200, { id: 80 });
    expect(await perform(check(1, 2), filled({ 'check:12:a': 80 }))).toEqual({ id: 80 });
  });

  it('is made anew when one of its annotations is no longer true', async () => {
    stands(1, 2);
    github().post(`${repo}/check-runs`).reply(201, { id: 81 });
    expect(await perform(check(2), filled({ 'check:12:a': 80 }))).toEqual({ id: 81 });
  });

  it('never has more than 50 annotations', async () => {
    github()
      .post(`${repo}/check-runs`, ({ output }) => output.annotations.length === 50)
      .reply(201, { id: 80 });
    await perform(check(...Array.from({ length: 60 }, (_, n) => n + 1)));
  });

  it('whose answer was lost is found by its external id', async () => {
    github()
      .get(`${repo}/commits/${head}/check-runs`)
      .query({ check_name: 'stagecoach', app_id: 1000, filter: 'all', per_page: 100, page: 1 })
      .reply(200, {
        check_runs: [
          { id: 79, external_id: 'other' },
          { id: 80, external_id: 'check:12:a' },
        ],
      });
    stands();
    github().patch(`${repo}/check-runs/80`).reply(200, { id: 80 });
    expect(await perform(check(1), nothing, true)).toEqual({ id: 80 });
  });
});

describe('a check run that was made anew, and the answer was lost', () => {
  it('is found though an older one is known: two of them are not three', async () => {
    github()
      .get(`${repo}/commits/${head}/check-runs`)
      .query({ check_name: 'stagecoach', app_id: 1000, filter: 'all', per_page: 100, page: 1 })
      .reply(200, {
        check_runs: [
          { id: 81, external_id: 'check:12:a' },
          { id: 80, external_id: 'check:12:a' },
        ],
      });
    github().get(`${repo}/check-runs/81/annotations`).query(true).reply(200, []);
    github().patch(`${repo}/check-runs/81`).reply(200, { id: 81 });
    const again: Effect = {
      kind: 'check-run',
      slot: 'check:12:a',
      head,
      status: 'completed',
      conclusion: 'success',
      title: 'All met',
      summary: 'All of it.',
      annotations: [],
    };
    expect(await perform(again, filled({ 'check:12:a': 80 }), true)).toEqual({ id: 81 });
  });
});

describe('an acknowledgement', () => {
  it.each([
    ['issue-comment', `${repo}/issues/comments/900/reactions`],
    ['review-comment', `${repo}/pulls/comments/900/reactions`],
    ['issue', `${repo}/issues/900/reactions`],
  ] as const)('of %s is a reaction', async (on, path) => {
    github().post(path, { content: '+1' }).reply(200, { id: 1 });
    expect(await perform({ kind: 'reaction', slot: 'ack:900', on, id: 900, content: '+1' })).toEqual({ id: 1 });
  });

  it('may be an answer in the thread of a review comment', async () => {
    github()
      .post(`${repo}/pulls/12/comments/900/replies`, { body: markers.mark('reply', 'answer:900', 'Here.') })
      .reply(201, { id: 901 });
    expect(await perform({ kind: 'reply', slot: 'answer:900', pull: 12, to: 900, body: 'Here.' })).toEqual({ id: 901 });
  });
});
