/** Resolves when nothing waits and nothing runs in the queue of a server. */
export async function drained(port: number): Promise<void> {
  for (;;) {
    const depths = [
      ...(await metricsOf(port)).matchAll(/^stagecoach_queue_jobs\{.*state="(?:waiting|active)".*\} (\d+)$/gm),
    ];
    if (depths.length > 0 && depths.every(([, jobs]) => jobs === '0')) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

export const metricsOf = async (port: number): Promise<string> =>
  (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
