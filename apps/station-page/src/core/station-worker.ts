import "./without-eval.ts";
import { borrowWorkers } from "@vigie/page-engine";
import { expose, proxy } from "comlink";
import { sendFailures } from "./failures.ts";
import type { StationParts } from "./station.ts";
import type { LentName } from "./station-in-worker.ts";
import { openStationInWorker } from "./station-in-worker.ts";
import { todayInBrowser } from "./today.ts";

/* The worker of the station: it answers the requests of `openStation`. */

// The console would print what nobody waits for, whose text may quote data.
addEventListener("unhandledrejection", (event) => event.preventDefault());

/** @param lender port of `lendWorkers` */
async function start(parts: Omit<StationParts, "worker" | LentName>, lender: MessagePort) {
  return proxy(await openStationInWorker(parts, { today: todayInBrowser, borrowed: borrowWorkers(lender) }));
}

export type StartStation = typeof start;

sendFailures();
expose(start);
