import type { Octokit } from '@octokit/rest';
import { expect } from 'vitest';

type Clients = { readonly mona: Octokit; readonly bot: Octokit };

const repo = { owner: 'mona', repo: 'path' };

/** Gives, lists and takes back a reaction. */
export async function react(
  { bot }: Clients,
  on: 'issues/{issue_number}' | 'issues/comments/{comment_id}',
  at: Record<string, string | number>,
) {
  const path = `/repos/{owner}/{repo}/${on}/reactions`;
  const { data } = await bot.request(`POST ${path}`, { ...at, content: 'heart' });
  await bot.request(`GET ${path}`, at);
  await bot.request(`DELETE ${path}/{reaction_id}`, { ...at, reaction_id: data.id });
}

export async function labelled({ bot }: Clients, issue: { owner: string; repo: string; issue_number: number }) {
  const { data: label } = await bot.request('POST /repos/{owner}/{repo}/labels', {
    ...repo,
    name: 'stage: 1',
    color: '0e8a16',
  });
  expect(label.default).toBe(false);
  await bot.request('GET /repos/{owner}/{repo}/labels', repo);
  await bot.request('PATCH /repos/{owner}/{repo}/labels/{name}', { ...repo, name: 'stage: 1', new_name: 'stage: 2' });
  await bot.request('GET /repos/{owner}/{repo}/labels/{name}', { ...repo, name: 'stage: 2' });
  const path = '/repos/{owner}/{repo}/issues/{issue_number}/labels';
  await bot.request(`POST ${path}`, { ...issue, labels: ['stage: 2', 'new one'] });
  await bot.request(`PUT ${path}`, { ...issue, labels: ['stage: 2'] });
  const { data } = await bot.request(`GET ${path}`, issue);
  expect(data.map(({ name }) => name)).toEqual(['stage: 2']);
  await bot.request(`DELETE ${path}/{name}`, { ...issue, name: 'stage: 2' });
  await bot.request('DELETE /repos/{owner}/{repo}/labels/{name}', { ...repo, name: 'new one' });
}

type At = { owner: string; repo: string; pull_number: number };

export async function commented({ bot, mona }: Clients, at: At, commit_id: string) {
  const place = { path: 'src/app.py', line: 1, side: 'RIGHT', commit_id } as const;
  const { data: comment } = await bot.request('POST /repos/{owner}/{repo}/pulls/{pull_number}/comments', {
    ...at,
    ...place,
    body: 'A',
  });
  const one = { ...repo, comment_id: Number(comment.id) };
  const replies = 'POST /repos/{owner}/{repo}/pulls/{pull_number}/comments/{comment_id}/replies';
  const { data: reply } = await mona.request(replies, { ...at, ...one, body: 'B' });
  await bot.request('GET /repos/{owner}/{repo}/pulls/comments', repo);
  await bot.request('GET /repos/{owner}/{repo}/pulls/{pull_number}/comments', at);
  await bot.request('GET /repos/{owner}/{repo}/pulls/comments/{comment_id}', one);
  await bot.request('PATCH /repos/{owner}/{repo}/pulls/comments/{comment_id}', { ...one, body: 'C' });
  await bot.request('POST /repos/{owner}/{repo}/pulls/comments/{comment_id}/reactions', { ...one, content: 'eyes' });
  await bot.request('GET /repos/{owner}/{repo}/pulls/comments/{comment_id}/reactions', one);
  await mona.request('DELETE /repos/{owner}/{repo}/pulls/comments/{comment_id}', {
    ...repo,
    comment_id: Number(reply.id),
  });
}

export async function reviewed({ bot, mona }: Clients, at: At) {
  const path = '/repos/{owner}/{repo}/pulls/{pull_number}/reviews';
  const comments = [{ path: 'src/b.py', line: 1, body: 'D' }];
  const { data: pending } = await bot.request(`POST ${path}`, { ...at, comments });
  expect(pending.state).toBe('PENDING');
  const one = { ...at, review_id: Number(pending.id) };
  await bot.request(`POST ${path}/{review_id}/events`, { ...one, event: 'REQUEST_CHANGES', body: 'E' });
  await bot.request(`PUT ${path}/{review_id}`, { ...one, body: 'F' });
  await bot.request(`GET ${path}/{review_id}`, one);
  await bot.request(`GET ${path}/{review_id}/comments`, one);
  const { data } = await mona.request(`PUT ${path}/{review_id}/dismissals`, { ...one, message: 'Done' });
  expect(data.state).toBe('DISMISSED');
  await bot.request(`GET ${path}`, at);
}
