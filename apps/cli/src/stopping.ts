/** What to do before the process ends because it is told to, the latest first. */
const acts: (() => void)[] = [];

/** What to say then; null where nobody reads it. */
let farewell: (() => void) | null = null;

const codes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
const signals = Object.keys(codes) as (keyof typeof codes)[];

/**
 * Does something, at once and without waiting, when the process is interrupted or told to end; then it ends.
 * @returns what undoes that
 */
export function whenStopped(act: () => void): () => void {
  if (acts.length === 0) for (const signal of signals) process.on(signal, stop);
  acts.push(act);
  return () => {
    const at = acts.indexOf(act);
    if (at >= 0) acts.splice(at, 1);
    if (acts.length === 0) for (const signal of signals) process.removeListener(signal, stop);
  };
}

/** Says something, once all is undone, where there was something to undo. */
export function sayWhenStopped(say: () => void): void {
  farewell = say;
}

function stop(signal: keyof typeof codes): void {
  for (const act of acts.toReversed()) act();
  farewell?.();
  process.exit(codes[signal]);
}
