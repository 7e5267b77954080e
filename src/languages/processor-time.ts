/** Milliseconds of the processor's time of this thread: a machine that is busy with other things adds none; in steps of 10. */
export function processorTime(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
