import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../../src/playground/person.ts';
import { appClient } from '../playground/stage.ts';
import { handedIn, openScene, type Place, type Scene } from './scene.ts';

// Every command of the table, where it may be given and where not, by those who may and those who may not.

let scene: Scene;
/** A learner alone. */
let ines: Place;
/** A learner of a cohort: `school/tom-path`, whose mentor is max. */
let tom: Place;
let max: Person;
let stranger: Person;
/** A pull request of ines with faults, and one of tom. */
let pull: number;
let cohortPull: number;
let journey: number;
let task: number;

const dockerfile = 'FROM python:latest\nWORKDIR /app\nCOPY requirements.txt .\nCMD ["python", "-m", "job"]\n';

beforeAll(async () => {
  scene = await openScene();
  const { playground } = scene;
  max = scene.person('max');
  stranger = scene.person('stranger');
  const student = scene.person('tom');
  scene.person('head');
  playground.addOrganization('school', ['head'], ['max', 'tom']);
  const authority = 'mentors: [max]\nroster:\n  tom-path: tom\n';
  await playground.addRepository('school/.github', { files: { 'stagecoach.yml': authority } });
  await playground.addRepository('school/tom-path', { files: { 'README.md': '# Path\n' } });
  const organiser = scene.person('head');
  for (const login of ['tom', 'max'])
    await organiser.api('PUT', `/repos/school/tom-path/collaborators/${login}`, { permission: 'push' });
  playground.install('stagecoach', 'school', ['school/.github', 'school/tom-path']);
  ines = await scene.learner('ines');
  tom = await scene.place('school/tom-path', student);
  for (const place of [ines, tom]) await place.push({ Dockerfile: dockerfile }, 'docker-image');
  pull = await ines.open('docker-image');
  cohortPull = await tom.open('docker-image');
  await scene.quiet();
  journey = (await ines.issue(/Your data engineering path/)).number;
  task = (await ines.issue(/Let CI check/)).number;
});
afterAll(async () => {
  expect(scene.problems()).toEqual([]);
  await scene.close();
});

describe('help', () => {
  it('lists what this person may use here', async () => {
    expect(await ines.say(journey, '/coach help')).toBe(
      [
        'What you can ask for here:\n',
        '- `/coach help`: what you may ask for here',
        '- `/coach status`: where you are, what is open, minutes to the next step',
        '- `/coach start [task]`: opens that task, or the next one',
        '- `/coach next`: names and opens what comes next',
        "- `/coach explain <check>`: that check's page",
        '- `/coach choose <task>`: picks one of several alternatives',
        '- `/coach pause`: silence but for commands',
        '- `/coach resume`: ends the silence',
      ].join('\n'),
    );
    expect(await ines.mood(journey)).toEqual(['+1']);
    const forAll = await ines.say(pull, '/coach', stranger);
    expect([...forAll.matchAll(/`\/coach (\w+)/g)].map(([, verb]) => verb)).toEqual([
      'help',
      'status',
      'explain',
      'why',
    ]);
    const forMentor = await tom.say(cohortPull, '/coach help', max);
    expect([...forMentor.matchAll(/`\/coach (\w+)/g)].map(([, verb]) => verb)).toEqual([
      'help',
      'status',
      'hint',
      'review',
      'explain',
      'why',
      'pause',
      'resume',
      'pass',
      'reopen',
      'waive',
      'reset',
    ]);
  });
});

describe('what everybody may ask for', () => {
  it('is answered in any issue and on pull requests', async () => {
    const where = await ines.say(
      pull,
      '/coach status\n/coach explain `dockerfile/unpinned-base`\n/coach why',
      stranger,
    );
    expect(where).toMatch(
      new RegExp(
        `^\\*\\*0 of \\d+ tasks done\\.\\*\\* In \\*Prerequisites\\*: 0 of \\d+\\. Next is \\*Let CI check every pull request\\* \\(about 45 minutes\\): #${task}\\.`,
      ),
    );
    expect(where).toContain(`Open: *Let CI check every pull request* (#${task}, about 45 minutes).`);
    expect(where).toContain('## What it looks for');
    expect(where).toContain('| expected | seen last | what would open it |\n|---|---|---|\n');
    expect(where).toContain(`It comes after *Let CI check every pull request* (#${task}).`);
  });

  it('why, on the issue of a task, names the way to close it', async () => {
    expect(await ines.say(task, '/coach why')).toContain(
      '**Let CI check every pull request** (`git-and-ci`) is open.\n\nIt closes when a pull request that says `Closes #` and this number passes and is merged.',
    );
  });

  it('why, elsewhere, is told where it works', async () => {
    expect(await ines.say(journey, '/coach why')).toBe("`/coach why` works in a task's issue and pull requests.");
    expect(await ines.mood(journey)).toEqual(['confused']);
  });
});

describe('what the learner may ask for', () => {
  it('is refused to a stranger', async () => {
    expect(await ines.say(journey, '/coach start', stranger)).toBe(
      '`/coach start` is for the learner of this repository.',
    );
    expect(await ines.mood(journey)).toEqual(['confused']);
    expect(await ines.say(pull, '/coach dispute dockerfile/root-user no\n/coach pause', stranger)).toBe(
      '`/coach dispute` is for the learner of this repository.\n\n`/coach pause` is for the learner of this repository.',
    );
  });

  it('start and next name what comes', async () => {
    const next = `Next is *Let CI check every pull request* (about 45 minutes): #${task}.`;
    expect(await ines.say(journey, '/coach next')).toBe(next);
    expect(await ines.say(journey, '/coach start')).toBe(next);
    expect(await ines.say(journey, '/coach start docker-image')).toBe(
      '*Package the job as an image* comes after *Let CI check every pull request*. Do that first; its issue then opens by itself.',
    );
    expect(await ines.say(journey, '/coach start nothing-like-it')).toBe(
      'There is no task `nothing-like-it`. The journey issue lists them all.',
    );
    expect(await ines.say(pull, '/coach start')).toBe("`/coach start` works in issues and a task's issue.");
  });

  it('choose picks one of several, and says so where there is nothing to choose', async () => {
    expect(await ines.say(journey, '/coach choose docker-image')).toBe(
      '*Package the job as an image* is not one of a group to choose from.',
    );
    expect(await ines.say(journey, '/coach choose')).toBe('That needs more words: `/coach choose <task>`.');
  });

  it('hint is a ladder to the last rung', async () => {
    const said = [];
    for (let rung = 0; rung < 5; rung += 1) said.push(await ines.say(task, '/coach hint'));
    expect(said.map((text) => text.split(/\.\*\* |\n/)[0])).toEqual([
      '**Hint 1 of 4',
      '**Hint 2 of 4',
      '**Hint 3 of 4',
      '**Hint 4 of 4',
      'You have all 4 hints. Push what you have, even if it is unfinished: the review names the next step.',
    ]);
    expect(said[3]).toContain('That was the last hint.');
    expect(await ines.say(journey, '/coach hint')).toBe("`/coach hint` works in a task's issue and pull requests.");
  });

  it('an unknown word is answered with what there is', async () => {
    expect(await ines.say(journey, '/coach `@everyone`')).toMatch(
      /^I do not know `\/coach '@everyone'`\. What you can ask/,
    );
  });
});

describe('a command', () => {
  it('in code, in a quote, or in the middle of a line is none', async () => {
    const body = [
      '> /coach pause',
      '```\n/coach pause\n```',
      '`/coach pause`',
      'Try /coach pause',
      '<!--\n/coach pause\n-->',
    ];
    const since = scene.playground.journal.length;
    expect(await ines.say(journey, body.join('\n\n'))).toBe('');
    expect(await ines.mood(journey)).toEqual([]);
    const calls = scene.playground.journal.slice(since).filter(({ actor }) => actor === 'installation');
    expect(calls).toEqual([]);
  });

  it('of a bot is none', async () => {
    const { playground } = scene;
    const robo = await playground.addApp({ slug: 'robo', owner: 'max', permissions: { issues: 'write' }, events: [] });
    const bot = appClient(playground, robo, playground.install('robo', 'ines', ['ines/path']));
    const before = await ines.said(journey);
    const body = '/coach status\n/coach pause';
    await bot.rest.issues.createComment({ owner: 'ines', repo: 'path', issue_number: journey, body });
    await scene.quiet();
    expect(await ines.said(journey)).toEqual(before);
  });

  it('that is written into an older comment does nothing', async () => {
    const { id } = await ines.person.api<{ id: number }>('POST', ines.at(`issues/${journey}/comments`), {
      body: 'Hm.',
    });
    await scene.quiet();
    const before = await ines.said(journey);
    await ines.person.api('PATCH', ines.at(`issues/comments/${id}`), { body: '/coach status' });
    await scene.quiet();
    expect(await ines.said(journey)).toEqual(before);
  });

  it('in a reply under an inline comment is answered in that thread', async () => {
    const [first] = await ines.inline(pull);
    await ines.person.api('POST', ines.at(`pulls/${pull}/comments/${first?.id}/replies`), {
      body: '/coach explain dockerfile/unpinned-base',
    });
    await scene.quiet();
    const thread = (await ines.inline(pull)).filter(
      (one) => 'in_reply_to_id' in one && one.in_reply_to_id === first?.id,
    );
    expect(thread.map(({ user }) => user.login)).toEqual(['ines', 'stagecoach[bot]']);
    expect(thread[1]?.body).toContain('## How to fix it');
    const reactions = await ines.person.list<{ content: string }>(ines.at(`pulls/comments/${thread[0]?.id}/reactions`));
    expect(reactions.map(({ content }) => content)).toEqual(['+1']);
  });

  it('in the text of a review is answered', async () => {
    const before = (await ines.said(pull)).length;
    await ines.person.api('POST', ines.at(`pulls/${pull}/reviews`), { event: 'COMMENT', body: '/coach next' });
    await scene.quiet();
    expect((await ines.said(pull)).slice(before)).toEqual([expect.stringMatching(/^Next is /)]);
  });
});

describe('pause', () => {
  it('is silence but for commands, and resume looks at what was pushed meanwhile', async () => {
    expect(await ines.say(pull, '/coach pause')).toBe('Silent from now on, but for commands. `/coach resume` ends it.');
    const head = await ines.push({ Dockerfile: dockerfile.replace('latest', '3.12-slim') });
    await scene.quiet();
    expect(await ines.check(head)).toBeUndefined();
    expect(await ines.say(pull, '/coach why')).toContain('The coach is paused; `/coach resume` wakes it.');
    expect(await ines.say(pull, '/coach resume')).toBe('Back. Open pull requests are reviewed again.');
    expect((await ines.check(head))?.conclusion).toBe('action_required');
  });
});

describe('dispute', () => {
  it('of a learner alone ends the block, and is shown with its reason', async () => {
    expect(await ines.say(pull, '/coach dispute dockerfile/root-user')).toBe(
      'That needs more words: `/coach dispute <check> <reason>`.',
    );
    expect(await ines.say(pull, '/coach dispute dockerfile/secret-in-env there is none')).toBe(
      '`dockerfile/secret-in-env` says nothing about this pull request, so there is nothing to dispute.',
    );
    const both =
      '/coach dispute dockerfile/root-user The *cluster* sets it\n/coach dispute dockerfile/no-dockerignore @all | none';
    expect(await ines.say(pull, both)).toContain(
      'Your objection to `dockerfile/root-user` is kept. No mentor is configured here, so it no longer blocks; the ledger says why.',
    );
    const [summary = ''] = await ines.said(pull);
    expect(summary).toContain('contested: `The *cluster* sets it`');
    expect(summary).toContain('contested: `@all \\| none`');
    expect((await ines.reviews(pull)).filter(({ user }) => user.login !== 'ines').at(-1)?.state).toBe('APPROVED');
  });

  it('in a cohort goes to the mentors, and blocks until one decides', async () => {
    expect(await tom.say(cohortPull, '/coach dispute dockerfile/root-user The cluster sets it')).toBe(
      'Your objection to `dockerfile/root-user` is kept and shown in the review. A mentor decides: @max.',
    );
    const [summary = ''] = await tom.said(cohortPull);
    expect(summary).toMatch(/\| ❌ \| The container runs as .* contested: `The cluster sets it` \|/i);
  });
});

describe('what mentors may ask for', () => {
  it('is refused to the owner of the repository', async () => {
    for (const verb of [
      'pass git-and-ci it is fine',
      'reopen git-and-ci x',
      'waive prerequisites x',
      'reset git-and-ci x',
    ]) {
      expect(await ines.say(task, `/coach ${verb}`)).toBe(
        `\`/coach ${verb.split(' ')[0]}\` is for mentors. No mentor is configured here; the organisation or the server names them, not the repository.`,
      );
    }
    expect((await ines.issue(/Let CI check/)).state).toBe('open');
  });

  it('is refused to the learner of a cohort, and what is the learner’s to the mentor', async () => {
    const { number } = await tom.issue(/Let CI check/);
    expect(await tom.say(number, '/coach pass it works')).toBe('`/coach pass` is for mentors. Ask one of them.');
    expect(await tom.say(number, '/coach start', max)).toBe('`/coach start` is for the learner of this repository.');
  });

  it('passes, opens again, resets and waives, each with its reason', async () => {
    const { number } = await tom.issue(/Let CI check/);
    expect(await tom.say(number, '/coach pass', max)).toBe('That needs more words: `/coach pass [task] <reason>`.');
    expect(await tom.say(number, '/coach pass Seen in class, *really*', max)).toBe(
      '*Let CI check every pull request* is passed by `max`: Seen in class, \\*really\\*',
    );
    expect((await tom.issue(/Let CI check/)).state).toBe('closed');
    expect((await tom.issues()).filter(({ state }) => state === 'open').length).toBeGreaterThan(1);
    expect(await tom.say(number, '/coach reopen git-and-ci The workflow is gone', max)).toBe(
      '*Let CI check every pull request* is open again, by `max`: The workflow is gone',
    );
    expect((await tom.issue(/Let CI check/)).state).toBe('open');
    await tom.say(number, '/coach hint');
    expect(await tom.say(number, '/coach reset git-and-ci Another try', max)).toBe(
      '*Let CI check every pull request* starts afresh, by `max`. Its history is kept.',
    );
    expect(await tom.say(number, '/coach hint')).toContain('**Hint 1 of 4.**');
    expect(await tom.say(number, '/coach waive prerequisites Knows it all', max)).toMatch(
      /^The stage \*.+\* is waived by `max`: Knows it all$/,
    );
    const { body } = await tom.issue(/Your data engineering path/);
    expect(body).toContain(`| ➖ | Prerequisites | Let CI check every pull request (#${number})`);
    expect((await tom.issue(/Let CI check/)).state).toBe('closed');
  });

  it('is theirs only as long as the organisation says so', async () => {
    await scene.person('head').api('PUT', '/repos/school/.github/contents/stagecoach.yml', {
      message: 'Max has left',
      content: Buffer.from('mentors: [eva]\nroster: { tom-path: tom }\n').toString('base64'),
      sha: (await scene.person('head').api<{ sha: string }>('GET', '/repos/school/.github/contents/stagecoach.yml'))
        .sha,
    });
    await scene.quiet();
    const { number } = await tom.issue(/Your data engineering path/);
    expect(await tom.say(number, '/coach pass docker-image Again', max)).toBe(
      '`/coach pass` is for mentors. Ask one of them.',
    );
  });
});

describe('a pull request of a cohort', () => {
  it('by somebody whom the roster does not name moves nothing', async () => {
    const files = await handedIn('prerequisites/python-iterators/attempts/everything-in-memory');
    const clone = await scene.place('school/tom-path', max);
    await clone.push(files, 'python-iterators');
    const number = await clone.open('python-iterators');
    await scene.quiet();
    expect((await tom.said(number)).join('\n')).toContain(
      'This review is for `max`; it does not move the path of this repository, whose learner is somebody else.',
    );
  });
});
