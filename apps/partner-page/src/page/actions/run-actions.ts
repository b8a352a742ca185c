import { RefusedRun } from "@vigie/engine";
import { DoubtedRun } from "@vigie/partner";
import { makeSigningKey } from "../../core/dossier.ts";
import { partnerPageFormatter, sentence } from "../page-formatter.ts";
import type { DownloadedBundle, PageState } from "../page-state.ts";
import type { PageActions } from "./page-actions.ts";
import { isAbort, type PageWork } from "./page-work.ts";

/** Running the study, looking at what it gave, and what is signed and handed over. */
export function runActions(
  work: PageWork,
): Pick<
  PageActions,
  "run" | "figures" | "compare" | "makeKey" | "forgetKey" | "markUnsent" | "markDownloaded"
> {
  const { addProblems, decide, dismiss, core } = work;
  const { get, change } = work.store;
  return {
    run: () => runStudy(work),
    figures: async () => {
      const { finished, language } = get();
      if (finished === null) return null;
      dismiss("run");
      try {
        return await (await core).figures(finished.of.run.bundle, language);
      } catch (error) {
        addProblems("run", error);
        return null;
      }
    },
    compare: async (published) => {
      const { finished } = get();
      if (finished === null) return;
      dismiss("take");
      const { language } = finished;
      await work.working("take", { message: "work.compare" }, async () => {
        const own = await (await core).compare({ run: finished.of.run, published, language });
        change((state) => ({ ...state, finished: { ...finished, own } }));
        work.announce(work.messageOf("own.announce"));
      });
    },
    makeKey: async () => {
      const key = await makeSigningKey();
      decide(sentence("did.newKey"), (before) => ({ ...before, key }));
    },
    forgetKey: () => decide(sentence("did.noKey"), (before) => ({ ...before, key: null })),
    markUnsent: (isUnsent) =>
      change((state) => ({
        ...state,
        lastDownload: state.lastDownload && { ...state.lastDownload, isUnsent },
      })),
    markDownloaded: (what) =>
      change((state) => ({
        ...state,
        downloaded: new Set([...state.downloaded, what]),
        lastDownload: what === "bundle" ? lastDownloadIn(state) : state.lastDownload,
      })),
  };
}

async function runStudy(work: PageWork): Promise<void> {
  const { core, present, dismiss, working, announce, messageOf, showReading } = work;
  const { get, change } = work.store;
  const choices = present();
  const { partner, holder, draft, key, date } = choices;
  if (partner === null || draft === null) return;
  const { lastDownload, language } = get();
  const ledger = lastDownload?.ledger ?? choices.ledger;
  const unsent = lastDownload?.isUnsent ? lastDownload.hash : choices.unsent;
  dismiss("run");
  change((state) => ({ ...state, unknownCodes: [], doubts: [] }));
  const stop = new AbortController();
  const cancel = () => stop.abort();
  await working("run", { message: "work.run", cancel }, async () => {
    const finished = await (await core)
      .run({
        partner,
        holder,
        draft,
        date: date ?? get().today,
        key: key?.privateText ?? null,
        ledger,
        unsent,
        language,
        signal: stop.signal,
        reading: showReading,
        progress: (source, step, share) =>
          change((state) => ({
            ...state,
            work: {
              message: `work.${step}`,
              values: { source: source === null ? "" : labelOf(state, source) },
              share,
              reading: state.work?.message === `work.${step}` ? state.work.reading : null,
              cancel,
            },
          })),
      })
      .catch((error: unknown) => {
        if (isAbort(error)) return null;
        if (error instanceof DoubtedRun) {
          const { doubts } = error;
          change((state) => ({ ...state, doubts }));
        }
        if (error instanceof RefusedRun) {
          const { unknownCodes } = error;
          change((state) => ({ ...state, unknownCodes }));
        }
        throw error;
      });
    if (finished === null) announce(messageOf("run.cancelled"));
    else {
      change((state) => ({
        ...state,
        finished: { of: finished, choices, language, own: null },
        doubts: finished.run.doubts,
        downloaded: new Set(),
      }));
      announce(messageOf("run.announce"));
    }
  });
  change((state) => ({ ...state, hasSeenRunEnd: state.step === "run" }));
}

function labelOf({ study, language }: PageState, source: string): string {
  return partnerPageFormatter(language).text(study?.study.sources.get(source)?.label ?? { fr: source });
}

/** Two bundles may have been downloaded: the ledger of the last one has the lines of both. */
function lastDownloadIn({ finished, lastDownload }: PageState): DownloadedBundle | null {
  const { hash = "", ledger = null } = finished?.of ?? {};
  if (ledger === null || hash === lastDownload?.hash) return lastDownload;
  return { hash, ledger, isUnsent: false };
}
