import { resolve } from "node:path";
import type { ReceivedBundle } from "@vigie/bundle";
import { formatterOf, gather, type TextEvidence } from "@vigie/diagnostic";
import { type Assets, preview } from "@vigie/publication";
import type { Study } from "@vigie/study";
import { type DescribedProblem, type VigieError, VigieErrors } from "@vigie/words";
import type { CliMessages } from "../messages.ts";
import { readReceived } from "../observatory/received-bundles.ts";
import { groupedMistakes } from "../study/grouped-mistakes.ts";
import { readStudy, readStudyFiles } from "../study/study-folder.ts";
import { checkedStudy } from "../study/study-mistakes.ts";
import { withPopulations } from "../study/with-populations.ts";
import { galleryChapters, galleryText } from "./gallery-page.ts";
import type { Status } from "./home-page.ts";
import { described } from "./shell.ts";
import { folderOfTrial, runTrial, type Trial, type TrialRun } from "./trial.ts";

/** The content of a page or a file of a site; null where there is none. */
type Site = (path: string) => string | Uint8Array | null;

/** What has to be shown again: what the study makes, or only where its trial stands. */
type Change = "study" | "trial";

/** A study that answers to trial bundles: what numbers and figures are read from. */
interface Answered {
  readonly study: Study;
  readonly bundles: readonly ReceivedBundle[];
}

/** A study that is being written, as it was last saved, and its diagnostic on trial bundles. */
export interface StudyAtWork {
  readonly folder: string;
  /** Goes up each time something has to be shown again. */
  version(): number;
  status(): Status;
  /** The last diagnostic that could be made; null until there is one. */
  site(): Site | null;
  /** Every figure with the directive that makes it; null until there is a diagnostic. */
  gallery(): Site | null;
  /** Its first page. */
  galleryStart(): string | null;
  /** What sentences may cite; null until there is a diagnostic. */
  evidence(): TextEvidence | null;
  /** Reads the folder again; where it is as it was, nothing is done. */
  refresh(): Promise<void>;
  /** Runs every partner again on invented data, as `vigie demo` does; by itself where there is no diagnostic yet. */
  startTrial(): void;
  /** Ends a trial that runs. */
  stop(): void;
  /** Calls back each time something has to be shown again. */
  onChange(changed: (what: Change) => void): void;
}

export function studyAtWork(
  {
    folder,
    from,
    bundles,
  }: {
    readonly folder: string;
    /** Where the trial is, unless it holds that of another edition. */
    readonly from: string;
    /** Bundles of the trial in a folder. */
    readonly bundles: (trialFolder: string) => Promise<readonly string[]>;
  },
  {
    assets,
    messages,
    program,
  }: {
    readonly assets: Assets;
    readonly messages: CliMessages;
    /** What Node.js runs as `vigie`. */
    readonly program: string;
  },
): StudyAtWork {
  let version = 0;
  let site: Site | null = null;
  let problems: readonly DescribedProblem[] = [];
  let trial: Trial = { state: "right" };
  let trialFolder = from;
  let isStale = false;
  let isStopped = false;
  let run: TrialRun | null = null;
  let answered: Answered | null = null;
  let gallery: Site | null = null;
  let evidence: TextEvidence | null = null;
  let changed = (_: Change) => {};

  const read = async (files: ReadonlyMap<string, string>): Promise<readonly VigieError[]> => {
    const { study, mistakes } = await checkedStudy(files);
    if (study === null || mistakes.length > 0) return groupedMistakes(mistakes, files);
    const tried = await bundles(trialFolder);
    const { read: received, right, wrong } = await readReceived(tried, [study]);
    if (tried.length === 0 || received.some(({ bundle }) => bundle.manifest.study.hash !== study.hash)) {
      const other = await folderOfTrial(study, { given: from, beside: `${resolve(folder)}-essai`, bundles });
      if (other !== trialFolder) {
        trialFolder = other;
        return read(files);
      }
      if (trial.state === "right") trial = { state: "needed" };
      if (trial.state === "needed" && answered === null) startTrial();
      return [];
    }
    if (trial.state !== "running") trial = { state: "right" };
    if (wrong.length > 0) return wrong;
    const shown = { study: withPopulations(study), bundles: right.map(({ bundle }) => bundle) };
    answered = shown;
    [gallery, evidence] = [null, null];
    try {
      site = preview({ ...shown, assets, language: "fr" });
    } catch (error) {
      if (!(error instanceof VigieErrors)) throw error;
      // Its text cannot be published yet; its figures and numbers can be seen all the same.
      const untexted = { ...shown.study, texts: new Map(), easyTexts: new Map() };
      site ??= preview({ ...shown, study: untexted, assets, language: "fr" });
      return error.errors;
    }
    return [];
  };
  let last: ReadonlyMap<string, string> = new Map();
  const refresh = async () => {
    try {
      const files = await readStudyFiles(folder);
      // A save makes several events of the disk.
      if (isSame(files, last)) return;
      last = files;
      problems = described(await read(files), { messages });
      isStale = false;
    } catch (error) {
      // The same files are read again once they can be.
      last = new Map();
      isStale = !(error instanceof VigieErrors);
      if (!(error instanceof VigieErrors)) {
        changed("trial");
        throw error;
      }
      problems = described(error.errors, { messages });
    }
    version++;
    changed("study");
  };
  const startTrial = () => {
    if (trial.state === "running") return;
    const stands = (now: Trial) => {
      trial = now;
      changed("trial");
    };
    stands({ state: "running", step: null });
    const tryAgain = async () => {
      const study = await rightStudyIn(folder);
      // A study with a mistake is not tried: nothing is written.
      if (study !== null)
        trialFolder = await folderOfTrial(study, {
          given: from,
          beside: `${resolve(folder)}-essai`,
          bundles,
        });
      if (isStopped) return;
      run = runTrial({ program, folder, into: trialFolder, language: messages.language }, (step) =>
        stands({ state: "running", step }),
      );
      const reason = await run.ended;
      trial = reason === null ? { state: "right" } : { state: "failed", reason };
      last = new Map();
      await refresh();
    };
    void tryAgain();
  };
  return {
    folder,
    version: () => version,
    status: () => ({ problems, trial, isStale, movedTo: trialFolder === from ? null : trialFolder }),
    site: () => site,
    gallery() {
      if (answered === null) return null;
      const { study, bundles: received } = answered;
      const texts = new Map([["fr", galleryText(study)]]);
      const shown = { ...study, texts, easyTexts: new Map(), languages: ["fr"] };
      gallery ??= preview({ study: shown, bundles: received, assets, language: "fr" });
      return gallery;
    },
    galleryStart: () => (answered === null ? null : (galleryChapters(answered.study)[0]?.path ?? null)),
    evidence() {
      if (answered === null) return null;
      const { study, bundles: received } = answered;
      evidence ??= { study, gathered: gather(study, received), formatter: formatterOf("fr") };
      return evidence;
    },
    refresh,
    startTrial,
    stop() {
      isStopped = true;
      run?.stop();
    },
    onChange(call) {
      changed = call;
    },
  };
}

async function rightStudyIn(folder: string): Promise<Study | null> {
  try {
    return await readStudy(folder);
  } catch (error) {
    if (error instanceof VigieErrors) return null;
    throw error;
  }
}

function isSame(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean {
  return a.size === b.size && [...a].every(([path, text]) => b.get(path) === text);
}
