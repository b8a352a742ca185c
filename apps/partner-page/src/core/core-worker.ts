import "./without-eval.ts";
import { borrowWorkers } from "@vigie/page-engine";
import { expose, proxy } from "comlink";
import type { LentName } from "./core-in-worker.ts";
import { openCoreInWorker } from "./core-in-worker.ts";
import { sendFailures } from "./failures.ts";
import type { CoreParts } from "./page-core.ts";
import { todayInBrowser } from "./today.ts";

/* The worker of the core: it answers the requests of `openPageCore`. */

// The console would print what nobody waits for, whose text may quote data.
addEventListener("unhandledrejection", (event) => event.preventDefault());

/** @param lender port of `lendWorkers` */
async function start(parts: Omit<CoreParts, "worker" | LentName>, lender: MessagePort) {
  return proxy(await openCoreInWorker(parts, { today: todayInBrowser, borrowed: borrowWorkers(lender) }));
}

export type StartPageCore = typeof start;

sendFailures();
expose(start);
