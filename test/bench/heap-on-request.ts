// Loaded into a server (`--import`, with `--expose-gc`): answers each message with what is in use after a collection.
process.on('message', () => {
  globalThis.gc?.();
  globalThis.gc?.();
  const { heapUsed, rss } = process.memoryUsage();
  process.send?.({ heapUsed, rss });
});
// The channel alone is no reason to go on.
process.channel?.unref();
