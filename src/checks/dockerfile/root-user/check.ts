import { isAdministrators } from '../../../languages/dockerfile/image.ts';
import { defineCheck, unknown } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Run as a user other than root',
  expects: 'The container runs as a user other than root',
  reads: 'dockerfile',
  kind: 'forbids',
  level: 'must',
  criterion: 'docker.non_root_user',
  messages: {
    none: 'The container runs as root: no `USER` is set in the final stage. Create a user, and name it with `USER` after the last step that needs root.',
    administrator:
      'The container runs as `ContainerAdministrator`: no `USER` is set in the final stage. Name another user, such as `ContainerUser`, after the last step that needs the rights.',
    root: '`USER {user}` is the last one of the final stage, so the container runs as root. Switch to another user after the steps that need root.',
  },
  *run({ final }) {
    const user = final?.user;
    if (!final || user === 'unknown') yield unknown;
    else if (user && /^(root|0+)$/i.test(user.name)) {
      if (user.instruction) yield { message: 'root', at: user.instruction.range, values: { user: user.name } };
      else yield { message: isAdministrators(final.root.imageText) ? 'administrator' : 'none', at: final.from.range };
    }
  },
});
