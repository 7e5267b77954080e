import { expect, test } from 'vitest';
import { isManifest } from '../../../src/languages/dockerfile/dependencies.ts';

test.each([
  'requirements.txt',
  './docker/requirements-dev.txt',
  'requirements*.txt',
  'requirements/',
  'requirements/base.txt',
  'dev_requirements.txt',
  'pyproject.toml',
  'poetry.lock*',
  'uv.lock',
  'package*.json',
  'package.json',
  'package-lock.json',
  'environment.yml',
  'conda-env.yaml',
  'setup.py',
  'Pipfile*',
  'go.mod',
  'pom.xml',
  'constraints.txt',
  'README.md',
])('%s is a list of dependencies, or belongs to one', (path) => {
  expect(isManifest(path)).toBe(true);
});

test.each([
  '.',
  'src/',
  'app.py',
  'requests.py',
  'packages/',
  'config.yaml',
  'entrypoint.sh',
  'envoy.yaml',
  'dags',
  'data.txt',
  '*',
  '**',
])('%s is not', (path) => {
  expect(isManifest(path)).toBe(false);
});
