import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import type { ReceivedBundle } from "@vigie/bundle";
import type { Study } from "@vigie/study";
import { readReceived } from "../observatory/received-bundles.ts";

/** Where the trial of a study on invented data stands. */
export type Trial =
  /** It answers the study as it is. */
  | { readonly state: "right" }
  /** The study asks partners something else than the trial answered. */
  | { readonly state: "needed" }
  /** `step`: the last one done, as the command prints it; null before the first. */
  | { readonly state: "running"; readonly step: string | null }
  /** `reason`: what the command prints. */
  | { readonly state: "failed"; readonly reason: string };

const reasonMax = 4000;
/** A step ends with its time; what the command says once all is done does not. */
const timedStep = /^(.+) \d+[.,]\d s$/;

export interface TrialRun {
  /** Null where it succeeds; else what the command printed of its failure. */
  readonly ended: Promise<string | null>;
  readonly stop: () => void;
}

/**
 * Runs every partner on invented data, as `vigie demo` does, in a process of its own: the atelier answers meanwhile.
 * @param done called with each step, once it is done
 */
export function runTrial(
  given: {
    /** What Node.js runs as `vigie`. */
    readonly program: string;
    readonly folder: string;
    readonly into: string;
    readonly language: string;
  },
  done: (step: string) => void,
): TrialRun {
  const { program, folder, into, language } = given;
  const words = ["demo", folder, "--out", into, "--no-serve", "--lang", language];
  const child = spawn(process.execPath, [program, ...words], { stdio: ["ignore", "pipe", "pipe"] });
  createInterface({ input: child.stdout }).on("line", (line) => {
    const step = timedStep.exec(line.trim().replace(/\s+/g, " "))?.[1];
    if (step !== undefined) done(step);
  });
  let error = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    error = `${error}${text}`.slice(0, reasonMax);
  });
  return {
    ended: new Promise((resolve) => child.once("close", (code) => resolve(code === 0 ? null : error.trim()))),
    stop: () => child.kill(),
  };
}

/**
 * Where the trial of a study is written: the folder that was given, unless it holds the bundles of another period or another
 * study, which are kept; then the first beside the study that holds none of these.
 * @param bundles paths of the bundles of the trial in a folder
 */
export async function folderOfTrial(
  study: Study,
  asked: {
    readonly given: string;
    readonly beside: string;
    readonly bundles: (trialFolder: string) => Promise<readonly string[]>;
  },
): Promise<string> {
  const { given, beside, bundles } = asked;
  for (let at = 0; ; at++) {
    const candidate = at === 0 ? given : at === 1 ? beside : `${beside}-${at}`;
    if (!(await holdsAnotherEdition(await bundles(candidate), study))) return candidate;
  }
}

/** A bundle that cannot be read may be of any edition. */
async function holdsAnotherEdition(files: readonly string[], study: Study): Promise<boolean> {
  const { read } = await readReceived(files, [study]);
  return read.length < files.length || read.some(({ bundle }) => isOfAnotherEdition(bundle, study));
}

function isOfAnotherEdition({ manifest }: ReceivedBundle, study: Study): boolean {
  if (manifest.study.id !== study.id) return true;
  return manifest.tables.some(({ source, window }) => {
    const now = study.sources.get(source)?.window;
    return now !== undefined && (now.from !== window.from || now.to !== window.to);
  });
}
