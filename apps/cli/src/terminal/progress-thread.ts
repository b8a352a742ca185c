import { writeSync } from "node:fs";
import { parentPort, workerData } from "node:worker_threads";
import { locked, type Shared } from "./progress-line.ts";

/** What the main thread is doing. */
interface Doing {
  readonly turn: number;
  readonly what: string;
  readonly share: number | null;
  readonly columns: number;
}

const { descriptor, shared }: { readonly descriptor: number; readonly shared: Shared } = workerData;

/** Before that, a step is over sooner than a line is read. */
const shownAfter = 300;
const every = 100;

let doing: (Doing & { readonly since: number }) | null = null;
let shown = "";

parentPort?.on("message", (next: Doing) => {
  const isSame = doing?.what === next.what && doing.turn === next.turn;
  doing = { ...next, since: isSame ? (doing?.since ?? 0) : performance.now() };
});

setInterval(draw, every);

/** Nothing is drawn for what the main thread has left since. */
function draw(): void {
  if (doing === null || performance.now() - doing.since < shownAfter) return;
  const { turn } = doing;
  const text = lineOf(doing, (performance.now() - doing.since) / 1000);
  locked(shared, (state) => {
    if (state.turn !== turn) return state.isShown;
    if (text === shown && state.isShown) return true;
    shown = text;
    return write(`\r\u001b[2K${text}`);
  });
}

/** A terminal that takes no more is left as it is: the next line may find room. */
function write(text: string): boolean {
  try {
    writeSync(descriptor, text);
    return true;
  } catch {
    return false;
  }
}

/** What, how far, and for how long, of which the whole seconds move. */
function lineOf({ what, share, columns }: Doing, seconds: number): string {
  const filled = Math.round(Math.min(1, share ?? 0) * 20);
  const bar = share === null ? "…" : `${"█".repeat(filled)}${"░".repeat(20 - filled)}`;
  const end = `  ${bar}${seconds < 1 ? "" : `  ${Math.floor(seconds)} s`}`;
  const room = columns - 1;
  return `${what.slice(0, Math.max(0, room - end.length))}${end}`.slice(0, room);
}
