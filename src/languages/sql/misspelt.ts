const verbs = ['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'CREATE', 'WITH'] as const;

/** One letter too few, too many or wrong, or two neighbours swapped: `SELCT`, `SLEECT`. */
export const isMisspelt = (word: string): boolean => verbs.some((verb) => word !== verb && isOneSlipAway(word, verb));

function isOneSlipAway(word: string, verb: string): boolean {
  if (word.length < 4 || Math.abs(word.length - verb.length) > 1) return false;
  let start = 0;
  while (start < word.length && word[start] === verb[start]) start += 1;
  const [rest, wanted] = [word.slice(start), verb.slice(start)];
  const swapped = rest[0] === wanted[1] && rest[1] === wanted[0] && rest.slice(2) === wanted.slice(2);
  return swapped || rest.slice(1) === wanted.slice(1) || rest.slice(1) === wanted || rest === wanted.slice(1);
}
