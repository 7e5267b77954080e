import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Our own Python, loaded in this order under the names `coach_<file>`. */
const files = [
  'inside/serve.py',
  'inside/tame.py',
  'inside/values.py',
  'inside/files.py',
  'grading/mutate.py',
  'grading/suite.py',
  'grading/witness.py',
  'inside/handles.py',
  'inside/cases.py',
];

export const coachModules = files.map((file) => ({
  name: `coach_${file.slice(file.lastIndexOf('/') + 1, -'.py'.length)}`,
  text: readFileSync(join(import.meta.dirname, file), 'utf8'),
}));
