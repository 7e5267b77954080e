import { marked, type Tokens } from 'marked';
import { encodePath, type FileContent, type Pull, Refused, type ReviewComment } from './viewer.ts';
import type { RepositoryVisit } from './visit.ts';

/**
 * Commits the suggestion of a review comment to the pull request's branch, as GitHub's button does. `at` is the pull
 * request's address in the API. Throws `Refused` when the comment suggests nothing or its lines have changed.
 */
export async function commitSuggestion({ viewer }: RepositoryVisit, at: string, commentId: number): Promise<void> {
  const comments = await viewer.list<ReviewComment>(`${at}/comments`);
  const comment = comments.find(({ id }) => id === commentId);
  const code = comment && suggestionIn(comment.body);
  if (!comment || code === undefined) throw new Refused(422, 'This comment suggests no change.');
  if (!comment.line) throw new Refused(422, 'The lines that it speaks of have changed since.');

  const { head } = await viewer.get<Pull>(at);
  const file = `/repos/${head.repo?.full_name}/contents/${encodePath(comment.path)}`;
  const { content, sha } = await viewer.get<FileContent>(`${file}?ref=${encodeURIComponent(head.ref)}`);
  const text = replaceLines(
    Buffer.from(content, 'base64').toString('utf8'),
    comment.start_line ?? comment.line,
    comment.line,
    code,
  );
  await viewer.send('PUT', file, {
    message: 'Apply suggestion from review',
    content: Buffer.from(text).toString('base64'),
    branch: head.ref,
    sha,
  });
}

function suggestionIn(body: string): string | undefined {
  const block = marked
    .lexer(body)
    .find((token): token is Tokens.Code => token.type === 'code' && token.lang === 'suggestion');
  return block?.text;
}

/** `text` with the lines `from` to `to` (from 1, both included) replaced; an empty replacement removes them. */
function replaceLines(text: string, from: number, to: number, replacement: string): string {
  const lines = text.split('\n');
  const ending = lines[from - 1]?.endsWith('\r') ? '\r' : '';
  const fresh = replacement === '' ? [] : replacement.split('\n').map((line) => `${line}${ending}`);
  return lines.toSpliced(from - 1, to - from + 1, ...fresh).join('\n');
}
