import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { parseFrontMatter } from '../../src/curriculum/front-matter.ts';

const schema = z.strictObject({ title: z.string(), tags: z.array(z.string()).default([]) });
const read = (text: string) => parseFrontMatter('task.md', text, schema);
const problems = (text: string) => {
  const parsed = read(text);
  return parsed.ok ? [] : parsed.problems.map(({ file, line, message }) => `${file}:${line}: ${message}`);
};

describe('front matter', () => {
  it.each(['\n', '\r\n'])('stands between two lines, and the text follows, with line ends %j', (end) => {
    const parsed = read(['---', 'title: One', '---', '## Goal', ''].join(end));
    expect(parsed).toMatchObject({ ok: true, data: { title: 'One', tags: [] }, body: `## Goal${end}` });
  });

  it('knows the line of each of its keys in the file', () => {
    const parsed = read('---\ntitle: One\ntags:\n  - a\n  - b\n---\n');
    expect(parsed.ok && [parsed.lineOf(['title']), parsed.lineOf(['tags', 1]), parsed.lineOf(['nothing'])]).toEqual([
      2, 5, 2,
    ]);
  });

  it('is asked for where it is missing', () => {
    expect(problems('# A task\n')).toEqual(['task.md:1: begin the file with front matter between two `---` lines']);
  });

  it('names the line of a wrong value, of a typo and of what is no YAML', () => {
    expect(problems('---\ntitle: One\ntags: a\n---\n')).toEqual(['task.md:3: `tags`: write a list here, not a text']);
    expect(problems('---\ntitle: One\ntag: [a]\n---\n')).toEqual([
      'task.md:3: `tag`: there is no such key; did you mean `tags`?',
    ]);
  });

  it.each([
    ['title: "One\ntags: [a]\n', 'task.md:2: this " is never closed: write another one where the text ends'],
    ["tags: [a]\ntitle: 'One\n", "task.md:3: this ' is never closed: write another one where the text ends"],
    ['title: "One\ntags: ["a"]\n', 'task.md:2: this " is never closed: write another one where the text ends'],
    ['tags: [a\ntitle: One\n', 'task.md:2: this [ is never closed: write ] where the list ends'],
    ['title: One: two\n', 'task.md:2: there is a second `: ` on this line: put the text that holds it in quotes'],
    ['title: One\n\ttags: [a]\n', 'task.md:3: YAML takes no tabs: indent with spaces'],
    ['title: One\ntitle: Two\n', 'task.md:3: this key is there twice: keep one of the two'],
    ['title: "One" two\n', 'task.md:2: this is no YAML: Unexpected scalar at node end'],
  ])('tells of %j where it has to be mended, and how', (yaml, problem) => {
    expect(problems(`---\n${yaml}---\n`)[0]).toBe(problem);
  });

  it('names what is missing', () => {
    expect(problems('---\n# nothing yet\n---\n')).toEqual(['task.md:2: `title`: this key is missing']);
  });
});
