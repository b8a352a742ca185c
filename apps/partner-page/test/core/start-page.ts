import { type MappingDraft, mappingText } from "@vigie/mapping";
import { VigieErrors } from "@vigie/words";
import { privateZip } from "../../src/core/dossier.ts";
import { startDraft, takeUpDraft } from "../../src/core/mapping-choices.ts";
import type { OpenedStudy, PageCore } from "../../src/core/page-core.ts";
import { problemSentences } from "../../src/page/parts/problem-list.tsx";

/*
 * In the place of the interface: the whole way of a partner on the files chosen in the page, by their names. What comes
 * back is text, as Playwright carries it.
 */

export interface Walk {
  readonly partner: string;
  readonly date: string;
  /** Where no mapping is chosen: files, each with a source that it is proposed for. */
  readonly proposed?: readonly (readonly [file: string, source: string])[];
  /** Milliseconds after which the run is cancelled. */
  readonly cancelAfter?: number;
}

export interface Walked {
  readonly bundle: string;
  readonly hash: string;
  readonly ledger: string | null;
  readonly mapping: string;
  readonly privateBytes: number;
  readonly privateFiles: readonly (readonly [string, string])[];
  readonly steps: readonly string[];
  /** Milliseconds of the run alone. */
  readonly milliseconds: number;
}

export function startPage(
  root: Element,
  { parts, core }: { readonly parts: Promise<unknown>; readonly core: Promise<PageCore> },
): void {
  const input = document.createElement("input");
  input.type = "file";
  input.multiple = true;
  root.append(input);
  const chosen = () => [...(input.files ?? [])];
  const named = (ending: string) => chosen().find(({ name }) => name.endsWith(ending)) ?? null;
  /** That began. */
  let runs = 0;
  const now = () => performance.now();
  const [choosable, ready] = [parts.then(now), core.then(now)];
  /** Of the data file that is chosen. */
  const columns = async () => {
    const opened = await core;
    await opened.openStudy(named(".vigie") ?? new Blob());
    for (const file of data())
      if ((await opened.addFile(file)).profile === null) throw new RangeError(file.name);
    return now();
  };
  const read = async (ending: string) => (await named(ending)?.text()) ?? null;
  const data = () =>
    chosen().filter(({ name }) => !/\.vigie$|^mapping\.yaml$|\.ledger\.json$|^key\.json$/.test(name));

  async function walk({ partner, date, proposed, cancelAfter }: Walk): Promise<Walked> {
    const opened = await core;
    const study = await opened.openStudy(named(".vigie") ?? new Blob());
    const files = await Promise.all(data().map((file) => opened.addFile(file)));
    const errors = files.flatMap(({ problems }) => problems);
    if (errors.length > 0) throw new VigieErrors(errors);
    const draft = await draftOf({ opened, study, partner, proposed });
    const steps = new Set<string>();
    const controller = new AbortController();
    if (cancelAfter !== undefined) setTimeout(() => controller.abort(), cancelAfter);
    const start = performance.now();
    runs += 1;
    const finished = await opened.run({
      partner,
      draft,
      date,
      key: await read("key.json"),
      ledger: await read(".ledger.json"),
      language: "fr",
      progress: (source, step) => steps.add(source === null ? step : `${source} ${step}`),
      signal: controller.signal,
    });
    return {
      bundle: base64(finished.run.bundle),
      hash: finished.hash,
      ledger: finished.ledger,
      mapping: mappingText(draft, "fr"),
      privateBytes: privateZip(finished.run).length,
      privateFiles: [...finished.run.privateFiles],
      steps: [...steps],
      milliseconds: performance.now() - start,
    };
  }

  async function draftOf({
    opened,
    study: { study },
    partner: id,
    proposed,
  }: {
    readonly opened: PageCore;
    readonly study: OpenedStudy;
    readonly partner: string;
    readonly proposed: Walk["proposed"];
  }): Promise<MappingDraft> {
    const partner = study.partners.get(id);
    if (partner === undefined) throw new RangeError(`no partner ${id}`);
    if (proposed === undefined)
      return takeUpDraft((await read("mapping.yaml")) ?? "", "mapping.yaml", { study, partner });
    let draft = startDraft(study, partner);
    for (const [file, source] of proposed) ({ draft } = await opened.propose({ draft, source, file }));
    const open = partner.sources.filter((id) => study.sources.get(id)?.protects === "nothing");
    return { ...draft, accepts: { ...draft.accepts, nothing: open } };
  }

  const attempt = async (steps: Walk) => {
    try {
      return { walked: await walk(steps) };
    } catch (error) {
      if (error instanceof VigieErrors)
        return { problems: error.errors.map((each) => problemSentences(each, "fr")) };
      if (error instanceof DOMException) return { stopped: error.name };
      return { fault: String(error instanceof Error ? error.stack : error) };
    }
  };
  Object.assign(globalThis, {
    partnerPageTest: {
      runs: () => runs,
      choosable: () => choosable,
      ready: () => ready,
      columns,
      walk: attempt,
    },
  });
}

function base64(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}
