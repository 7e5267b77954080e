/** A piece of the learning path, such as `window functions`. */
type Phrase = {
  readonly text: string;
  /** It stands before a colon: what comes behind it says what is meant. */
  readonly heading: boolean;
  /** Ids of the tasks that answer it. */
  readonly tasks: readonly string[];
  /** Whether they answer all of its words. */
  readonly whole: boolean;
};

export type PathStage = { readonly title: string; readonly phrases: readonly Phrase[] };

type Answering = { readonly id: string; readonly stage: string; readonly answers: readonly string[] };

/** Between two phrases: punctuation, dashes, brackets but those of a heading. */
const between = /: ?| \((?![^)]*\):)|\)(?!:)|[,;] |\.$| — |$/g;

/**
 * The learning path as stages and phrases, each with the tasks whose `answers` stand there.
 * @param stages their ids, in the order of the path
 */
export function learningPath(
  text: string,
  stages: readonly string[],
  tasks: readonly Answering[],
): readonly PathStage[] {
  const [, ...parts] = text.split(/^(?=Stage \d+ — )/m);
  return parts.map((part, index) => {
    const [title = '', ...lines] = part.trim().split(/\r?\n/);
    const own = tasks.filter(({ stage }) => stage === stages[index]);
    return { title, phrases: lines.filter((line) => !line.startsWith('Why:')).flatMap((line) => phrasesOf(line, own)) };
  });
}

function phrasesOf(line: string, tasks: readonly Answering[]): readonly Phrase[] {
  const places = tasks.flatMap(({ id, answers }) =>
    answers.flatMap((answer) => occurrences(line, answer).map((start) => ({ id, start, end: start + answer.length }))),
  );
  const phrases: Phrase[] = [];
  let start = 0;
  for (const { 0: separator, index } of line.matchAll(between)) {
    const here = places.filter((place) => place.start < index && place.end > start);
    const covered = (at: number): boolean => here.some((place) => place.start <= at && at < place.end);
    const words = [...line.slice(start, index).matchAll(/\w/g)].map((found) => start + found.index);
    if (words.length > 0)
      phrases.push({
        text: line.slice(start, index).replace(/^[\s/]+/, ''),
        heading: separator.startsWith(':'),
        tasks: [...new Set(here.map(({ id }) => id))],
        whole: words.every(covered),
      });
    start = index + separator.length;
  }
  return phrases;
}

/** Where it stands as whole words. */
function occurrences(line: string, answer: string): readonly number[] {
  const found: number[] = [];
  for (let at = line.indexOf(answer); at !== -1; at = line.indexOf(answer, at + 1))
    if (!/\w/.test(line[at - 1] ?? '') && !/\w/.test(line[at + answer.length] ?? '')) found.push(at);
  return found;
}
