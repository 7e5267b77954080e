import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The bot's shared messages: name -> Markdown in which `{name}` is filled in. */
export type Voice = {
  /** @throws when there is no such message or a value for it is missing: ours, so it must not pass silently */
  say(name: string, values?: Readonly<Record<string, string | number>>): string;
};

const bundled = join(import.meta.dirname, '..', '..', 'templates', 'voice');

export async function loadVoice(folder: string = bundled): Promise<Voice> {
  const messages = new Map<string, string>();
  for (const file of (await readdir(folder)).toSorted()) {
    if (file.endsWith('.md')) messages.set(file.slice(0, -3), (await readFile(join(folder, file), 'utf8')).trim());
  }
  return voiceOf(messages);
}

/** Values must be finished Markdown: learner text goes through `code` or `prose` first. */
export const voiceOf = (messages: ReadonlyMap<string, string>): Voice => ({
  say(name, values = {}) {
    const template = messages.get(name);
    if (template === undefined) throw new Error(`templates/voice/${name}.md is missing`);
    return template.replace(/\{(\w+)\}/g, (_, key: string) => {
      const value = values[key];
      if (value === undefined) throw new Error(`templates/voice/${name}.md asks for {${key}}`);
      return String(value);
    });
  },
});
