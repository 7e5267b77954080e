import { type Command, parseCommands } from '../coach/commands.ts';
import type { CoachEvent } from '../coach/events.ts';
import { type CommandPlan, planCommands } from '../coach/plan/command.ts';
import { taskOfIssue } from '../coach/slots.ts';
import type { Task } from '../curriculum/curriculum.ts';
import { type Desk, rolesIn } from './coach.ts';

/** Gathers who wrote a command and what it is about, and plans the answer. */
export async function handleComment(desk: Desk, event: Extract<CoachEvent, { kind: 'comment' }>): Promise<CommandPlan> {
  const { facts, repository, explanations } = desk;
  const commands: readonly Command[] = parseCommands(event.body);
  const roles = await rolesIn(desk.at, repository, event.author, facts.authority);
  const task = taskOf(desk, event.number, event.isPull);
  return planCommands({
    ...facts,
    commands,
    comment: { id: event.id, on: event.on, number: event.number },
    place: event.isPull ? 'pull-request' : task ? 'task-issue' : 'issue',
    author: { login: event.author, roles },
    task,
    explain: (check) => explanations.get(check),
  });
}

function taskOf({ facts }: Desk, number: number, isPull: boolean): Task | undefined {
  const id = isPull ? facts.learner.pulls[number]?.task : taskOfIssue(facts.slots, number);
  return id === undefined ? undefined : facts.curriculum.tasks.get(id);
}
