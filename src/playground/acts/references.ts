/** https://docs.github.com/en/issues/tracking-your-work-with-issues/using-issues/linking-a-pull-request-to-an-issue */
const keyword = /\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?):?[ \t]+(?:([\w.-]+\/[\w.-]+))?#(\d{1,9})\b/gi;

/** What is quoted as code or hidden closes nothing. */
const unread =
  /^ {0,3}(`{3,}|~{3,})(?![`~])[^\n]*\n[\s\S]*?(?:^ {0,3}\1|(?![\s\S]))|`[^`\n]*`|<!--[\s\S]*?(?:-->|(?![\s\S]))/gm;

/** The issues of `repository` (its `owner/name`) that a text closes when it arrives on the default branch. */
export function closedBy(text: string, repository: string): readonly number[] {
  const read = text.replaceAll(unread, ' ');
  const numbers = [...read.matchAll(keyword)]
    .filter(([, named]) => named === undefined || named.toLowerCase() === repository.toLowerCase())
    .map(([, , number]) => Number(number));
  return [...new Set(numbers)];
}
