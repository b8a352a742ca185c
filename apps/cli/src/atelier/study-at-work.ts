import { spawn } from "node:child_process";
import type { ReceivedBundle } from "@vigie/bundle";
import { gather, type TextEvidence, wordsOf } from "@vigie/diagnostic";
import { type Assets, assemble } from "@vigie/publication";
import type { Study } from "@vigie/study";
import { type DescribedProblem, describeProblem, type VigieError, VigieErrors } from "@vigie/words";
import { catalogue } from "../catalogue.ts";
import { groupedMistakes } from "../grouped-mistakes.ts";
import type { CliMessages } from "../messages.ts";
import { readReceived } from "../received-bundles.ts";
import { readStudyFiles } from "../study-folder.ts";
import { checkedStudy } from "../study-mistakes.ts";
import { withPopulations } from "../with-populations.ts";
import { galleryChapters, galleryText } from "./gallery-text.ts";
import type { Status } from "./home-page.ts";

type Site = ReadonlyMap<string, string | Uint8Array>;

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
  /** The last diagnostic that could be made. */
  site(): Site;
  /** Every figure with the directive that makes it; null until there is a diagnostic. */
  gallery(): Site | null;
  /** Its first page. */
  galleryStart(): string | null;
  /** What sentences may cite; null until there is a diagnostic. */
  evidence(): TextEvidence | null;
  /** Reads the folder again; where it is as it was, nothing is done. */
  refresh(): Promise<void>;
  /** Runs every partner again on invented data, as `vigie demo` does. */
  startTrial(): void;
  /** Calls back each time the version goes up. */
  onChange(changed: () => void): void;
}

export function studyAtWork(
  {
    folder,
    from,
    bundles,
  }: { readonly folder: string; readonly from: string; readonly bundles: () => Promise<readonly string[]> },
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
  let site: Site = new Map();
  let problems: readonly DescribedProblem[] = [];
  let trial: Status["trial"] = "right";
  let answered: Answered | null = null;
  let gallery: Site | null = null;
  let evidence: TextEvidence | null = null;
  let changed = () => {};
  const described = (errors: readonly VigieError[]) =>
    errors.map((error) => describeProblem(error, catalogue, messages.language));

  const read = async (files: ReadonlyMap<string, string>): Promise<readonly VigieError[]> => {
    const { study, mistakes } = await checkedStudy(files);
    if (study === null || mistakes.length > 0) return groupedMistakes(mistakes, files);
    const { read: received, right, wrong } = await readReceived(await bundles(), [study]);
    if (received.some(({ bundle }) => bundle.manifest.study.hash !== study.hash)) {
      if (trial !== "running" && trial !== "failed") trial = "needed";
      return [];
    }
    if (trial !== "running") trial = "right";
    if (wrong.length > 0) return wrong;
    const own = { study: withPopulations(study), bundles: right.map(({ bundle }) => bundle) };
    answered = own;
    [gallery, evidence] = [null, null];
    try {
      site = assemble({ ...own, assets, language: "fr" });
    } catch (error) {
      if (!(error instanceof VigieErrors)) throw error;
      // Its text cannot be published yet; its figures and numbers can be seen all the same.
      const untexted = { ...own.study, texts: new Map(), easyTexts: new Map() };
      if (site.size === 0) site = assemble({ ...own, study: untexted, assets, language: "fr" });
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
      problems = described(await read(files));
    } catch (error) {
      if (!(error instanceof VigieErrors)) throw error;
      problems = described(error.errors);
    }
    version++;
    changed();
  };
  return {
    folder,
    version: () => version,
    status: () => ({ problems, trial }),
    site: () => site,
    gallery() {
      if (answered === null) return null;
      const { study, bundles: own } = answered;
      const texts = new Map([["fr", galleryText(study)]]);
      const shown = { ...study, texts, easyTexts: new Map(), languages: ["fr"] };
      gallery ??= assemble({ study: shown, bundles: own, assets, language: "fr" });
      return gallery;
    },
    galleryStart: () => (answered === null ? null : (galleryChapters(answered.study)[0]?.path ?? null)),
    evidence() {
      if (answered === null) return null;
      const { study, bundles: own } = answered;
      evidence ??= { study, gathered: gather(study, own), words: wordsOf("fr") };
      return evidence;
    },
    refresh,
    startTrial() {
      if (trial === "running") return;
      trial = "running";
      version++;
      changed();
      const child = spawn(process.execPath, [program, "demo", folder, "--out", from, "--no-serve"], {
        stdio: "ignore",
      });
      child.once("close", (code) => {
        trial = code === 0 ? "right" : "failed";
        last = new Map();
        void refresh();
      });
    },
    onChange(call) {
      changed = call;
    },
  };
}

function isSame(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean {
  return a.size === b.size && [...a].every(([path, text]) => b.get(path) === text);
}
