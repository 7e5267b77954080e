import { credentialsIn } from '../../../languages/credentials.ts';
import { isEnvFile, secretsOfEnvFile } from '../../../languages/gitignore/env-file.ts';
import { endingOf, fileStart, nameOf } from '../../../languages/gitignore/repository.ts';
import { defineCheck, type Hit } from '../../../review/check.ts';
import { LineMap } from '../../../review/range.ts';
import type { SubmittedFile } from '../../../review/submitted-file.ts';

const keyStores = new Set(['p12', 'pfx', 'jks', 'keystore', 'kdbx', 'ppk']);
const isKeyStore = ({ path, kind }: SubmittedFile): boolean =>
  kind !== 'link' &&
  kind !== 'submodule' &&
  (keyStores.has(endingOf(path)) || /^id_(?:rsa|dsa|ecdsa|ed25519)$/.test(nameOf(path)));

function* writtenOut({ path, text = '' }: SubmittedFile): Generator<Hit<'credential'>> {
  const credentials = credentialsIn(text);
  if (credentials.length === 0) return;
  const lines = new LineMap(text);
  for (const { kind, from, to } of credentials)
    yield { message: 'credential', at: lines.range(from, to), path, values: { kind } };
}

function* environment({ path, text = '' }: SubmittedFile): Generator<Hit<'env'>> {
  if (!isEnvFile(path)) return;
  for (const { name, at } of secretsOfEnvFile(text)) yield { message: 'env', at, path, values: { name } };
}

export const check = defineCheck({
  title: 'Take the secret out of the repository and revoke it',
  expects: 'No secrets are committed',
  reads: 'submission',
  kind: 'forbids',
  level: 'must',
  messages: {
    credential:
      'A secret is written here ({kind}), and everyone who can read the repository can use it. Revoke it first: removing the line does not remove it from the history. Then read it from the environment.',
    env: '`{name}` has a real value in a committed environment file. Change that password, ignore the file, and commit an `.env.example` with empty values in its place.',
    'key-store':
      'This file holds a private key, and everyone who can read the repository can use it. Make a new key, revoke this one, and keep keys outside of the repository.',
  },
  *run(submission) {
    for (const file of submission.files.values()) {
      const credentials = [...writtenOut(file)];
      yield* credentials;
      if (credentials.length > 0) continue;
      if (isKeyStore(file)) yield { message: 'key-store', at: fileStart, path: file.path };
      else yield* environment(file);
    }
  },
});
