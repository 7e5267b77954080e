import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type DocumentKind, documentKinds } from '../../src/languages/languages.ts';

// Mutated files of each kind, always the same ones: no exception escapes, nothing takes over 2 s of the processor's time,
// every position is inside the file. `npm run fuzz` tries 20,000 of each kind; `npm run fuzz -- dockerfile 500` tries so
// many of one kind, `npm run fuzz -- dockerfile 1 1234` the one of that number.
const seed = 20_260_801;
// A busy machine may take half a minute to start a process.
const silence = 120_000;
const atOnce = 2;

const [onlyKind, count = '20000', first = '0'] = process.argv.slice(2);
const kinds = documentKinds.filter((kind) => onlyKind === undefined || kind === onlyKind);
if (kinds.length === 0) throw new Error(`there is no kind \`${onlyKind}\`: ${documentKinds.join(', ')}`);
console.log(`seed ${seed}, ${count} inputs of each of ${kinds.length} kinds`);
const waiting = [...kinds];
let faults = 0;
await Promise.all(Array.from({ length: atOnce }, runNext));
console.log(faults === 0 ? 'no fault' : `${faults} faults`);
process.exitCode = faults === 0 ? 0 : 1;

async function runNext(): Promise<void> {
  for (let kind = waiting.shift(); kind !== undefined; kind = waiting.shift()) {
    const began = performance.now();
    const last = Number(first) + Number(count);
    let from = Number(first);
    // After a hang or a crash it goes on behind the input that caused it.
    while (from < last) from = (await runKind(kind, last - from, from)) + 1;
    console.log(`${kind}: ${count} inputs in ${((performance.now() - began) / 1000).toFixed(0)} s`);
  }
}

/** Resolves with the number of the last input that was begun. */
function runKind(kind: DocumentKind, inputs: number, from: number): Promise<number> {
  return new Promise((resolve) => {
    const file = join(import.meta.dirname, 'one-kind.ts');
    const child = spawn(process.execPath, [file, kind, `${inputs}`, `${from}`, `${seed}`], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let number = from - 1;
    let hangs = false;
    const watch = setTimeout(() => {
      hangs = true;
      child.kill('SIGKILL');
    }, silence);
    createInterface(child.stdout).on('line', (line) => {
      watch.refresh();
      if (/^\d+$/.test(line)) number = Number(line);
      else report(line);
    });
    child.once('close', (code) => {
      clearTimeout(watch);
      if (code !== 0)
        report(`fault ${kind} ${number}: ${hangs ? `nothing for ${silence / 1000} s` : `it ended with ${code}`}`);
      resolve(code === 0 ? from + inputs : Math.max(number, from));
    });
  });
}

function report(line: string): void {
  faults += 1;
  console.log(line);
}
