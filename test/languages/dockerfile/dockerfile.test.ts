import { describe, expect, test } from 'vitest';
import { dockerfile } from '../../../src/languages/dockerfile/language.ts';
import { allLayers } from '../../../src/languages/dockerfile/layer.ts';
import { formatRange } from '../../../src/review/range.ts';

const parse = (text: string) => dockerfile.parse('Dockerfile', text);
const commandsOf = (text: string) =>
  allLayers(parse(`FROM a\n${text}`)).flatMap(({ commands }) =>
    commands.map(({ words }) => words.map((word) => word.text).join(' ')),
  );
const installsOf = (text: string) =>
  allLayers(parse(`FROM a\n${text}`)).flatMap(({ installs }) =>
    installs.map(({ manager, packages, fromManifest }) => ({
      manager,
      packages: packages.map((word) => word.text),
      fromManifest,
    })),
  );

describe('recognising a Dockerfile', () => {
  test.each([
    'Dockerfile',
    'docker/Dockerfile.dev',
    'api.Dockerfile',
    '0042.dockerfile',
    'Containerfile',
    'Dockerfile-spark',
    'dockerfile',
  ])('%s by its name', (path) => {
    expect(dockerfile.recognise(path, '')).toBe(true);
  });

  test.each(['Dockerfile.dockerignore', 'Dockerfile.md', 'dockerfile.py', 'notes.txt'])('%s is none', (path) => {
    expect(dockerfile.recognise(path, 'text about FROM')).toBe(false);
  });

  test('by its first instructions, whatever its name', () => {
    expect(dockerfile.recognise('image.txt', `# the image\n\nARG V=1\nFROM python:\${V} AS a # why\nRUN x\n`)).toBe(
      true,
    );
  });

  test('not SQL that begins with FROM', () => {
    expect(dockerfile.recognise('q.sql', 'FROM orders\n')).toBe(false);
    expect(dockerfile.recognise('q.txt', 'FROM orders\nSELECT id\n')).toBe(false);
  });
});

describe('stages', () => {
  test('follow the stage that they start from, whatever its case', () => {
    const { stages } = parse('FROM python:3.12 AS Base\nUSER app\nFROM base\nFROM scratch\n');
    expect(stages.map((stage) => stage.parent?.index)).toEqual([undefined, 0, undefined]);
    expect(stages.map((stage) => stage.isExternal)).toEqual([true, false, false]);
    expect(stages[1]?.user).toMatchObject({ name: 'app' });
  });

  test('read ARG defaults of the top in FROM, and only those', () => {
    const { stages } = parse(
      `ARG V=3.12\nARG W=\${V}-slim\nARG X\nFROM p:\${W}\nARG V=9\nFROM p:\${V:-1}\nFROM p:\${Y:-2}\nFROM p:$X\n`,
    );
    expect(stages.map((stage) => stage.imageText)).toEqual(['p:3.12-slim', 'p:3.12', 'p:2', 'p:\u0000']);
  });

  test('know the user through variables', () => {
    expect(parse(`FROM a\nARG U=1000\nENV V=$U\nUSER \${V}:0\n`).final?.user).toMatchObject({ name: '1000' });
    expect(parse('FROM a\nARG U\nUSER $U\n').final?.user).toBe('unknown');
  });

  test('inherit ENV from their parent, not ARG', () => {
    const { final } = parse('FROM a AS b\nENV X=1\nARG Y=2\nFROM b\n');
    expect(final?.variablesAt().get('X')).toBe('1');
    expect(final?.variablesAt().has('Y')).toBe(false);
  });
});

describe('instructions', () => {
  test('are placed behind a byte order mark and with Windows line ends', () => {
    const { instructions } = parse('\uFEFFFROM a\r\nRUN x \\\r\n  && y\r\n');
    expect(instructions.map(({ keyword, range }) => `${keyword} ${formatRange(range)}`)).toEqual([
      'FROM 1:2-1:8',
      'RUN 2:1-2:6',
    ]);
  });

  test('go on behind comments and blank lines', () => {
    const [run] = parse('FROM a\nRUN x \\\n  # why\n\n  y\n').instructions.slice(1);
    expect(run?.words.map((word) => `${word.text} ${formatRange(word.range)}`)).toEqual(['x 2:5-2:6', 'y 5:3-5:4']);
  });

  test('use the escape character that a directive sets', () => {
    expect(parse('# escape=`\nFROM a\nRUN x `\n  y\n').instructions[1]?.words).toHaveLength(2);
  });

  test('read ENV in both forms', () => {
    const [, old, pairs] = parse('FROM a\nENV A b c\nENV D="e f" G=h\n').instructions;
    expect(old?.assignments.map(({ name, value }) => [name, value])).toEqual([['A', 'b c']]);
    expect(pairs?.assignments.map(({ name, value }) => [name, value])).toEqual([
      ['D', 'e f'],
      ['G', 'h'],
    ]);
  });

  test('place the words of the JSON form', () => {
    const cmd = parse('FROM a\nCMD ["a b", \\\n "c"]\n').instructions[1];
    expect(cmd?.exec?.map((word) => `${word.text} ${formatRange(word.range)}`)).toEqual(['a b 2:6-2:11', 'c 3:2-3:5']);
    expect(parse("FROM a\nCMD ['a']\n").instructions[1]?.exec).toBeUndefined();
  });

  test('of a template engine are passed over', () => {
    const { problem, stages } = parse('{% if x %}\nFROM a:1\n{% endif %}\nRUN y\n');
    expect(problem).toBeUndefined();
    expect(stages[0]?.instructions).toHaveLength(1);
  });
});

describe('commands of a RUN', () => {
  test.each([
    ['RUN a && b; c || d | e &', ['a', 'b', 'c', 'd', 'e']],
    ['RUN if [ -f x ]; then a; else b; fi', ['[ -f x ]', 'a', 'b']],
    ['RUN sudo -u app env X=1 /opt/bin/pip install y > /dev/null 2>&1', ['/opt/bin/pip install y']],
    ['RUN bash -lc "a && b"', ['bash -lc a && b', 'a', 'b']],
    ['RUN ["sh", "-c", "a; b"]', ['sh -c a; b', 'a', 'b']],
    ['RUN <<EOF\na\n# no\nb \\\n  c\nEOF', ['a', 'b c', 'EOF']],
    ['RUN cat <<EOF > /x\na\nEOF', ['cat']],
    ['RUN a "b; c" \'d && e\' # f', ['a b; c d && e']],
  ])('%s', (text, expected) => {
    expect(commandsOf(text)).toEqual(expected);
  });
});

describe('installs', () => {
  test.each([
    ['RUN pip3 install -r a.txt', { manager: 'pip', packages: [], fromManifest: true }],
    [
      'RUN python -m pip install -U "a>=1" --index-url http://x b',
      { manager: 'pip', packages: ['a>=1', 'b'], fromManifest: false },
    ],
    ['RUN $PYTHON -m pip install a', { manager: 'pip', packages: ['a'], fromManifest: false }],
    ['RUN uv pip install -r a.txt', { manager: 'uv', packages: [], fromManifest: true }],
    ['RUN apt-get -o x=y -y install a b', { manager: 'apt', packages: ['a', 'b'], fromManifest: false }],
    ['RUN conda env update -n base -f e.yml', { manager: 'conda', packages: [], fromManifest: true }],
    ['RUN npm ci --omit=dev', { manager: 'npm', packages: [], fromManifest: true }],
    ['RUN poetry install --no-root', { manager: 'poetry', packages: [], fromManifest: true }],
  ])('%s', (text, expected) => {
    expect(installsOf(text)).toEqual([expected]);
  });

  test.each([
    'RUN echo pip install a',
    'RUN apt-get update',
    'RUN pip --version',
    'RUN npm run build',
    'RUN conda clean -a',
  ])('%s installs nothing', (text) => {
    expect(installsOf(text)).toEqual([]);
  });
});

describe('hostile texts', () => {
  test.each([
    ['nested ONBUILD', `FROM a\n${'ONBUILD '.repeat(10_000)}`],
    ['nested substitutions', `FROM a\nRUN ${'$('.repeat(50_000)}`],
    ['nested defaults', `FROM a\nENV a=${'${a:-'.repeat(10_000)}\nUSER $a`],
    ['values that double', `FROM a\nENV A=a\n${'ENV A=$A$A\n'.repeat(60)}USER $A`],
    ['quotes that never close', `FROM a\nRUN <<EOF\n${'"a\n`b\n'.repeat(5_000)}`],
    ['nothing', ''],
    ['control characters', '\u0000\u0001\uFFFF'],
  ])('%s are read', (_what, text) => {
    const document = parse(text);
    expect(() => [allLayers(document), document.final?.user]).not.toThrow();
  });
});
