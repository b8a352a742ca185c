const delayMilliseconds = 80;

/**
 * Computes a value while some work waits for another thread: shortly after it started, so that it has been sent, or when
 * it is done.
 */
export async function alongside<Done, Value>(
  work: () => Promise<Done>,
  compute: () => Value,
): Promise<readonly [Done, Value]> {
  const started = Promise.withResolvers<void>();
  const timer = setTimeout(started.resolve, delayMilliseconds);
  const value = started.promise.then(compute);
  // Where the work fails too, its error is the one to report.
  value.catch(() => {});
  try {
    const done = await work();
    started.resolve();
    return [done, await value];
  } finally {
    clearTimeout(timer);
  }
}
