export type Bodies = {
  /** Does `work` with the text of a request's body, which counts as held until the end; or says why it was not read. */
  hold<T>(request: Request, work: (text: string) => Promise<T>): Promise<T | 'too large' | 'too much at once'>;
};

/**
 * Reads bodies into memory: each has a bound, and all that are held at the same time have one together. What has arrived
 * is counted, not what a sender says that it will send.
 */
export function createBodies(bounds: { readonly each: number; readonly together: number }): Bodies {
  let held = 0;
  return {
    async hold(request, work) {
      if (Number(request.headers.get('content-length') ?? 0) > bounds.each) return 'too large';
      const parts: Uint8Array[] = [];
      let own = 0;
      try {
        // Not cancelled when it ends early: that would cut the connection before the answer.
        const reader = request.body?.getReader();
        for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
          own += part.value.length;
          held += part.value.length;
          if (own > bounds.each) return 'too large';
          if (held > bounds.together) return 'too much at once';
          parts.push(part.value);
        }
        return await work(new TextDecoder().decode(Buffer.concat(parts)));
      } finally {
        held -= own;
      }
    },
  };
}
