import "./without-eval.ts";
import { RefusedRun } from "@vigie/engine";
import { borrowWorkers, type ReadingProgress } from "@vigie/page-engine";
import { DoubtedRun } from "@vigie/station";
import { VigieErrors } from "@vigie/words";
import type { StationAnswer, StationRequest } from "./open-station.ts";
import { isOutOfMemory, memoryExhausted, plainProblem } from "./problems.ts";
import { openStationInWorker, type StationInWorker } from "./station-in-worker.ts";
import { todayInBrowser } from "./today.ts";

/* The worker of the station: it answers the requests of `openStation`. Nothing of an error but its kind goes to the page. */

type Watched = Parameters<StationInWorker["run"]>[1];

let station: Promise<StationInWorker> | null = null;

addEventListener("message", ({ data }: MessageEvent<StationRequest & { readonly id: number }>) => {
  const { id } = data;
  const answer = (given: StationAnswer) => postMessage(given);
  const watched = {
    progress: (...progress: Parameters<Watched["progress"]>) => answer({ id, progress }),
    reading: (reading: ReadingProgress) => answer({ id, reading }),
  };
  answered(data, watched).then(
    (done) => answer({ id, done }),
    (error: unknown) => answer({ id, ...failure(error) }),
  );
});

// The console would print what nobody waits for, whose text may quote data.
addEventListener("unhandledrejection", (event) => event.preventDefault());

async function answered(request: StationRequest, watched: Watched): Promise<unknown> {
  if (request.do === "start") {
    station = openStationInWorker(request.parts, {
      today: todayInBrowser,
      borrowed: borrowWorkers(request.lender),
    });
    await station;
    return null;
  }
  if (station === null) throw new RangeError("the parts of the station were not handed over");
  const opened = await station;
  switch (request.do) {
    case "openStudy":
      return opened.openStudy(...request.given);
    case "addFile":
      return opened.addFile(...request.given, watched.reading);
    case "removeFile":
      return opened.removeFile(...request.given);
    case "propose":
      return opened.propose(...request.given);
    case "run":
      return opened.run(...request.given, watched);
    case "figures":
      return opened.figures(...request.given);
    case "cancel":
      return opened.cancel();
    default:
      return request satisfies never;
  }
}

function failure(error: unknown) {
  if (error instanceof VigieErrors)
    return {
      refused: error.errors.map(plainProblem),
      unknownCodes: error instanceof RefusedRun ? error.unknownCodes : null,
      doubts: error instanceof DoubtedRun ? error.doubts : null,
    };
  if (error instanceof DOMException && error.name === "AbortError") return { cancelled: true } as const;
  if (isOutOfMemory(error))
    return { refused: [plainProblem(memoryExhausted())], unknownCodes: null, doubts: null };
  return { fault: error instanceof Error ? error.name : "Error" };
}
