import type { Speech } from "./speech.ts";

/** Where a command speaks: steps as they end, progress on a terminal only, results at the end. */
export interface Terminal {
  /** A step that ended: what, how many, how long. */
  step(what: string, detail?: string): void;
  /** Where long work stands; rewritten in place, on a terminal only. */
  progress(what: string, share: number | null): void;
  line(text?: string): void;
  warn(text: string): void;
  /** What is said of it, in the language of the command. */
  readonly speech: Speech;
}

interface Stream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/** A calm terminal; `clock` gives milliseconds. */
export function openTerminal({
  out,
  error,
  clock,
  color,
  speech,
}: {
  readonly out: Stream;
  readonly error: Stream;
  readonly clock: () => number;
  readonly color: boolean;
  readonly speech: Speech;
}): Terminal {
  let since = clock();
  let shown = false;
  const clear = () => {
    if (shown) out.write("\r\u001b[2K");
    shown = false;
  };
  const faint = (text: string) => (color && out.isTTY ? `\u001b[2m${text}\u001b[22m` : text);
  return {
    speech,
    step(what, detail) {
      clear();
      const seconds = ((clock() - since) / 1000).toLocaleString(speech.language, {
        maximumFractionDigits: 1,
        minimumFractionDigits: 1,
      });
      since = clock();
      const narrow = (out.columns ?? 100) < 80;
      const tail = faint(`${seconds} s`);
      out.write(
        narrow || detail === undefined
          ? `${what}${detail === undefined ? "" : `\n    ${detail}`}  ${tail}\n`
          : `${what.padEnd(44)}  ${detail.padEnd(36)}  ${tail}\n`,
      );
    },
    progress(what, share) {
      if (!out.isTTY) return;
      clear();
      const filled = share === null ? 0 : Math.round(Math.min(1, share) * 20);
      const bar = share === null ? "…" : `${"█".repeat(filled)}${"░".repeat(20 - filled)}`;
      out.write(`${what}  ${bar}`.slice(0, (out.columns ?? 80) - 1));
      shown = true;
    },
    line(text = "") {
      clear();
      out.write(`${text}\n`);
    },
    warn(text) {
      clear();
      error.write(`${speech.say("warning", { text })}\n`);
    },
  };
}

/** For `--json`: nothing but the result on the standard output. */
export function silentTerminal(speech: Speech): Terminal {
  return { speech, step() {}, progress() {}, line() {}, warn() {} };
}
