import { serves } from '../../../languages/dockerfile/serves.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Say how to tell that the container is healthy',
  expects: 'The image has a health check',
  reads: 'dockerfile',
  kind: 'requires',
  level: 'should',
  criterion: 'docker.has_healthcheck',
  messages: {
    found: 'The image says how to tell that it works, so what depends on it can wait.',
    missing:
      'This image serves, and nothing tells Docker whether it answers. Add a `HEALTHCHECK` that asks the service itself.',
    batch:
      'This image has no `HEALTHCHECK`. A job that ends by itself is judged by its exit code; an image that keeps running needs one.',
  },
  *run(dockerfile) {
    const { final } = dockerfile;
    if (!final) return;
    const checks = final.chain.flatMap((stage) => stage.all('HEALTHCHECK'));
    const found = checks.find(({ words }) => words[0]?.text.toUpperCase() !== 'NONE');
    if (found) yield { message: 'found', at: found.range };
    else yield { message: serves(dockerfile) ? 'missing' : 'batch', at: final.from.range };
  },
});
