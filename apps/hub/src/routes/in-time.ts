import { setTimeout } from "node:timers/promises";
import { html, type Markup } from "@vigie/documents";
import type { Hub } from "../hub.ts";
import { logFault } from "../log.ts";
import type { View } from "../pages/view.ts";
import { type HubContext, viewOf } from "./request.ts";

/** Milliseconds that a page waits for what threads read, one piece of work at a time. */
const patience = 2_000;
/** A page that waits asks for itself again. */
export const secondsBetweenLooks = 5;

/**
 * What a page waits for, where it comes in time; null where it is late, and the page asks for itself again. A refused form waits as
 * long as it takes: a page without it would lose what was typed.
 */
export async function inTime<Made>(
  hub: Hub,
  context: HubContext,
  work: Promise<Made>,
): Promise<{ readonly made: Made } | null> {
  const isLate =
    viewOf(context).problems.length === 0 &&
    (await Promise.race([work.then(() => false), setTimeout(patience, true, { ref: false })]));
  if (!isLate) return { made: await work };
  work.catch((error: unknown) => logFault(hub, context.req.routePath, error));
  context.header("refresh", String(secondsBetweenLooks));
  return null;
}

/** What a page says while its tables are read. */
export function latePart({ message }: View): Markup {
  return html`<p>${message("contents.late", { seconds: secondsBetweenLooks })}</p>`;
}
