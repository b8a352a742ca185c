import { resolve } from "node:path";
import type { ReceivedBundle } from "@vigie/bundle";
import { type Assets, preview } from "@vigie/publication";
import { type Indicator, loadStudy, type Study } from "@vigie/study";
import { formatterOf, gather, type TextEvidence } from "@vigie/tables";
import { type DescribedProblem, type VigieError, VigieErrors } from "@vigie/words";
import type { CliMessages } from "../messages.ts";
import { readReceived } from "../observatory/received-bundles.ts";
import { brokenSeries } from "../study/broken-series.ts";
import { groupedMistakes } from "../study/grouped-mistakes.ts";
import { readStudy, readStudyFiles } from "../study/study-folder.ts";
import { checkedStudy } from "../study/study-mistakes.ts";
import { withPopulations } from "../study/with-populations.ts";
import { galleryChapters, galleryText } from "./gallery-page.ts";
import type { Status } from "./home-page.ts";
import { described } from "./shell.ts";
import { folderOfTrial, runTrial, type Trial, type TrialRun } from "./trial.ts";

/** The content of a page or a file of a site; null where there is none. */
export type Site = (path: string) => string | Uint8Array | null;

/** What has to be shown again: what the study makes, or only where its trial stands. */
type Change = "study" | "trial";

/** Where a study that is being written is, and what its pages are made with. */
interface Workplace {
  readonly folder: string;
  /** Where the trial is, unless it holds that of another edition. */
  readonly from: string;
  /** Bundles of the trial in a folder. */
  readonly bundles: (trialFolder: string) => Promise<readonly string[]>;
  readonly assets: Assets;
  readonly messages: CliMessages;
  /** What Node.js runs as `vigie`. */
  readonly program: string;
}

/** A study that is being written, as it was last saved, and its diagnostic on trial bundles. */
export class StudyAtWork {
  readonly folder: string;
  readonly #place: Workplace;
  /** Files as they were last read; none where they have to be read again. */
  #files: ReadonlyMap<string, string> = new Map();
  #problems: readonly DescribedProblem[] = [];
  #isStale = false;
  #trial: Trial = { state: "right" };
  #trialFolder: string;
  #run: TrialRun | null = null;
  #isStopped = false;
  #hasNoEdition = false;
  /** The study before an edit that left mistakes; null until one is known. */
  #lastRight: Study | null = null;
  /** What numbers and figures are read from: null until trial bundles answer to the study. */
  #answered: { readonly study: Study; readonly bundles: readonly ReceivedBundle[] } | null = null;
  #site: Site | null = null;
  #gallery: Site | null = null;
  #evidence: TextEvidence | null = null;
  #version = 0;
  #changed = (_: Change) => {};

  constructor(place: Workplace) {
    this.#place = place;
    this.folder = place.folder;
    this.#trialFolder = place.from;
  }

  /** Goes up each time something has to be shown again. */
  get version(): number {
    return this.#version;
  }

  get status(): Status {
    const movedTo = this.#trialFolder === this.#place.from ? null : this.#trialFolder;
    return { problems: this.#problems, trial: this.#trial, isStale: this.#isStale, movedTo };
  }

  /** The last diagnostic that could be made; null until there is one. */
  get site(): Site | null {
    return this.#site;
  }

  /** Every figure with the directive that makes it; null until there is a diagnostic. */
  get gallery(): Site | null {
    if (this.#answered === null) return null;
    const texts = new Map([["fr", galleryText(this.#answered.study)]]);
    this.#gallery ??= this.#preview({ texts, easyTexts: new Map(), languages: ["fr"] });
    return this.#gallery;
  }

  /** The first page of the gallery. */
  get galleryStart(): string | null {
    return this.#answered === null ? null : (galleryChapters(this.#answered.study)[0]?.path ?? null);
  }

  /** What sentences may cite; null until there is a diagnostic. */
  get evidence(): TextEvidence | null {
    if (this.#answered === null) return null;
    const { study, bundles } = this.#answered;
    this.#evidence ??= { study, gathered: gather(study, bundles), formatter: formatterOf("fr") };
    return this.#evidence;
  }

  /** Reads the folder again; where it is as it was, nothing is done. */
  async refresh(): Promise<void> {
    try {
      const files = await readStudyFiles(this.folder);
      // A save makes several events of the disk.
      if (isSame(files, this.#files)) return;
      this.#files = files;
      this.#problems = described(await this.#read(files), this.#place.messages);
      this.#isStale = false;
    } catch (error) {
      // Files are read again once they can be.
      this.#files = new Map();
      this.#isStale = !(error instanceof VigieErrors);
      if (!(error instanceof VigieErrors)) {
        this.#changed("trial");
        throw error;
      }
      this.#problems = described(error.errors, this.#place.messages);
    }
    this.#version++;
    this.#changed("study");
  }

  /** Runs every partner again on invented data, as `vigie demo` does; by itself where there is no diagnostic yet. */
  startTrial(): void {
    if (this.#trial.state === "running") return;
    this.#stands({ state: "running", step: null });
    void this.#tryAgain();
  }

  /** Ends a trial that runs. */
  stop(): void {
    this.#isStopped = true;
    this.#run?.stop();
  }

  /** Notes that the study has no edition yet: no series is broken until the atelier is closed. */
  noteNoEdition(): void {
    this.#hasNoEdition = true;
  }

  /**
   * Indicators that a change of the files would keep from being compared with the editions already made. While the study has
   * mistakes none can be named: they are once these are mended, since the study as it was before them.
   */
  async brokenSeries(
    before: ReadonlyMap<string, string>,
    after: ReadonlyMap<string, string>,
  ): Promise<readonly Indicator[]> {
    if (this.#hasNoEdition) return [];
    const [was, is] = [await loadStudy(before), await loadStudy(after)];
    if (!("errors" in was)) this.#lastRight = was.study;
    return this.#lastRight === null || "errors" in is ? [] : brokenSeries(this.#lastRight, is.study);
  }

  /** Calls back each time something has to be shown again. */
  onChange(changed: (what: Change) => void): void {
    this.#changed = changed;
  }

  /** @returns what is wrong with the study, with its bundles, or with its text on them */
  async #read(files: ReadonlyMap<string, string>): Promise<readonly VigieError[]> {
    const { study, mistakes } = await checkedStudy(files);
    if (study === null || mistakes.length > 0) return groupedMistakes(mistakes, files);
    const tried = await this.#place.bundles(this.#trialFolder);
    const { read, right, wrong } = await readReceived(tried, [study]);
    if (tried.length === 0 || read.some(({ bundle }) => bundle.manifest.study.hash !== study.hash)) {
      const other = await this.#folderOfTrial(study);
      if (other !== this.#trialFolder) {
        this.#trialFolder = other;
        return this.#read(files);
      }
      if (this.#trial.state === "right") this.#trial = { state: "needed" };
      if (this.#trial.state === "needed" && this.#answered === null) this.startTrial();
      return [];
    }
    if (this.#trial.state !== "running") this.#trial = { state: "right" };
    if (wrong.length > 0) return wrong;
    this.#answered = { study: withPopulations(study), bundles: right.map(({ bundle }) => bundle) };
    [this.#gallery, this.#evidence] = [null, null];
    try {
      this.#site = this.#preview({});
    } catch (error) {
      if (!(error instanceof VigieErrors)) throw error;
      // Its text cannot be published yet; its figures and numbers can be seen all the same.
      this.#site ??= this.#preview({ texts: new Map(), easyTexts: new Map() });
      return error.errors;
    }
    return [];
  }

  #preview(texts: Partial<Pick<Study, "texts" | "easyTexts" | "languages">>): Site | null {
    if (this.#answered === null) return null;
    const { study, bundles } = this.#answered;
    return preview({ study: { ...study, ...texts }, bundles, assets: this.#place.assets, language: "fr" });
  }

  async #tryAgain(): Promise<void> {
    const { program, messages } = this.#place;
    const study = await rightStudyIn(this.folder);
    // A study with a mistake is not tried: nothing is written.
    if (study !== null) this.#trialFolder = await this.#folderOfTrial(study);
    if (this.#isStopped) return;
    this.#run = runTrial(
      { program, folder: this.folder, into: this.#trialFolder, language: messages.language },
      (step) => this.#stands({ state: "running", step }),
    );
    const reason = await this.#run.ended;
    this.#trial = reason === null ? { state: "right" } : { state: "failed", reason };
    this.#files = new Map();
    await this.refresh();
  }

  #folderOfTrial(study: Study): Promise<string> {
    const { from, bundles } = this.#place;
    return folderOfTrial(study, { given: from, beside: `${resolve(this.folder)}-essai`, bundles });
  }

  #stands(trial: Trial): void {
    this.#trial = trial;
    this.#changed("trial");
  }
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
