import { allLayers } from '../../../languages/dockerfile/layer.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Do without sudo',
  expects: 'No sudo is used',
  reads: 'dockerfile',
  kind: 'forbids',
  level: 'should',
  messages: {
    sudo: '`sudo` is made for people at a terminal. Put the steps that need root before `USER`, or between `USER root` and the other user.',
  },
  *run(dockerfile) {
    for (const { commands } of allLayers(dockerfile)) {
      for (const { wrappers } of commands) {
        const sudo = wrappers.find(({ text }) => text === 'sudo');
        if (sudo) yield { message: 'sudo', at: sudo.range };
      }
    }
  },
});
