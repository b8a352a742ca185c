/** What to do before the process ends on a signal; returns the folder that it could not erase, if any. */
type Act = () => string | null;

/** The latest first. */
const acts: Act[] = [];

/** Prints the last message, with the folders left; null where nobody reads it. */
let farewell: ((left: readonly string[]) => void) | null = null;

/** Windows has no SIGTERM; it has SIGBREAK, and gives a few seconds to a closed window (SIGHUP). */
const codes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129, SIGBREAK: 149 } as const;
const signals = ["SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK"] as const;

/**
 * Runs `act`, synchronously, on SIGINT, SIGTERM or SIGHUP; then the process ends.
 * @returns what undoes that
 */
export function whenStopped(act: Act): () => void {
  if (acts.length === 0) for (const signal of signals) process.on(signal, stop);
  acts.push(act);
  return () => {
    const at = acts.indexOf(act);
    if (at >= 0) acts.splice(at, 1);
    if (acts.length === 0) for (const signal of signals) process.removeListener(signal, stop);
  };
}

/** Sets what prints the last message, after every act has run. */
export function onStop(say: (left: readonly string[]) => void): void {
  farewell = say;
}

function stop(signal: keyof typeof codes): void {
  const left = acts.toReversed().flatMap((act) => act() ?? []);
  farewell?.(left);
  process.exit(codes[signal]);
}
