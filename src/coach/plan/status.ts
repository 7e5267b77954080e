import { currentStage, isDone, isRequired, tally, tallyOf, tasksInReach } from '../../curriculum/path.ts';
import { type Facts, progressOf } from '../facts.ts';
import { linkTo, taskSlot } from '../slots.ts';
import { nextSentence } from './journey.ts';

/** Where one is, what the next step takes, what is open, and what else the stage holds. */
export function status(facts: Facts): string {
  const { curriculum, learner, voice } = facts;
  const progress = progressOf(learner);
  const stage = currentStage(curriculum, progress);
  const where = stage
    ? ` ${voice.say('status-stage', { stage: stage.title, ...tallyOf(curriculum, progress, stage.tasks) })}`
    : '';
  const open = tasksInReach(curriculum, progress, learner.preferences.openTasks);
  const tasks = open
    .map((task) => `*${task.title}* (${linkTo(taskSlot(task.id))}, about ${task.minutes} minutes)`)
    .join('; ');
  const left = stage?.tasks.filter((task) => !isDone(progress, task.id) && !open.includes(task)) ?? [];
  const optional = left.filter((task) => task.optional);
  // Of alternatives, those that are not the one that counts.
  const others = left.filter((task) => task.choose !== undefined && !isRequired(curriculum, progress, task));
  const instead = others.filter(({ choose }) => open.some((task) => task.choose === choose));
  const offers = (verb: string, given: typeof left) =>
    given.map(({ id, title }) => `*${title}* (\`/coach ${verb} ${id}\`)`).join('; ');
  const test =
    stage?.testOut.filter((id) => !isDone(progress, id)).map((id) => `*${curriculum.tasks.get(id)?.title}*`) ?? [];
  return [
    voice.say('status', { ...tally(curriculum, progress), where, next: nextSentence(facts) }),
    tasks && voice.say('status-open', { tasks }),
    instead.length > 0 && voice.say('status-instead', { tasks: offers('choose', instead) }),
    optional.length > 0 && voice.say('status-optional', { tasks: offers('start', optional) }),
    test.length > 0 && voice.say('status-test-out', { tasks: test.join(', ') }),
  ]
    .filter(Boolean)
    .join('\n\n');
}
