/** Where the parser gave up: its words, and what its line holds before and from the place on. */
type Stop = { readonly message: string; readonly before: string; readonly here: string };

/** What the parser says of a text that is no YAML, in words that a learner can act on. */
export function plainWords(stop: Stop): string {
  const [, say] = sayings.find(([said]) => said.test(stop.message)) ?? [];
  const words = say === undefined ? stop.message : typeof say === 'string' ? say : say(stop);
  return words.replace(/\.?$/, '.');
}

const noPair = "This line is no 'key: value'; a colon is missing, or it is indented too little";

const sayings: readonly (readonly [RegExp, string | ((stop: Stop) => string)])[] = [
  [/^Tabs are not allowed/, 'Tabs are not allowed as indentation; use spaces'],
  [/^All mapping items/, 'This key stands in another column than the keys around it; indent them alike'],
  [/^All sequence items/, 'This item stands in another column than the items around it; indent them alike'],
  [/^Sequence item without -/, 'This line is no item of the list above, and is not indented like what an item holds'],
  [/^Nested mappings/, nested],
  [/^Implicit keys need/, ({ here }) => (/^[\w.-]+:\S/.test(here) ? 'A space is missing behind the colon' : noPair)],
  [/^Implicit map keys/, noPair],
  [/^Missing closing "/, 'A text in double quotes has no closing quote'],
  [/^Missing closing '/, 'A text in single quotes has no closing quote'],
  [/^Unexpected scalar at node end/, behind],
  [/^Unexpected block-seq-ind/, 'A list cannot begin on the line of its key; put it on the next line'],
  [/^Flow sequence .*must/, 'A list in square brackets is not closed'],
  [/^Flow map .*must/, 'A mapping in curly braces is not closed'],
  [/^Missing , or : between flow/, 'A comma is missing between two values in brackets or braces'],
  [/^Unexpected flow-(?:seq|map)-end token/, 'This closes a bracket or brace that was never opened'],
  [/^Invalid escape/, 'A backslash in double quotes begins an escape, and this is none; use single quotes'],
  [/^Plain value cannot start/, ({ here }) => `A value cannot begin with ${here.slice(0, 1)} unless it is in quotes`],
];

function nested({ here }: Stop): string {
  return /:(?:\s|$)/.test(here)
    ? 'A colon with a space behind it splits this value in two; put the value in quotes'
    : 'This key has a value already, so nothing can be indented below it';
}

function behind({ before }: Stop): string {
  return before.trim() === ''
    ? 'This line belongs to nothing above it; look at the indentation'
    : 'Something stands behind the closing quote; put all of the value in one pair of quotes';
}
