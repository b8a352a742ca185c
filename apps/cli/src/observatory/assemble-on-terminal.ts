import { setImmediate } from "node:timers/promises";
import { disk } from "@vigie/files/node";
import { readPlaceLists } from "@vigie/known-lists";
import { frenchTerritories } from "@vigie/places/node";
import type { assembling } from "@vigie/publication";
import type { Study } from "@vigie/study";
import type { Terminal } from "../terminal/terminal.ts";

const parts = { render: "site.telling", export: "site.exporting", publish: "site.publishing" } as const;

/** Makes a site, and says on the terminal where that stands; signals are heard between two parts. */
export async function assembleOnTerminal(
  steps: ReturnType<typeof assembling>,
  { messages: { message }, progress }: Terminal,
) {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    progress(message(parts[step.value.part]), step.value.share);
    await setImmediate();
  }
}

/**
 * The places of help that a person gives for the pages of communes; null where none is given.
 * @throws {VigieErrors} when a list cannot be read, or has no place in the study's communes
 */
export async function readPlaceFiles(
  files: readonly string[],
  { study, day }: { readonly study: Study; readonly day: string },
  terminal: Terminal,
) {
  if (files.length === 0) return null;
  const { message } = terminal.messages;
  const attributes = [...study.sources.values()].flatMap((source) => [...source.attributes.values()]);
  const communes = attributes.flatMap(({ codes }) => codes.map(({ code }) => code));
  const { places, elsewhere, unplaced } = await readPlaceLists(files, {
    communes,
    day,
    store: disk,
    territories: frenchTerritories,
  });
  terminal.step(
    message("places.read"),
    message("places.aside", { places: places.length, elsewhere, unplaced }),
  );
  return places;
}
