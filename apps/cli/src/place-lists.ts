import { readPlaceLists } from "@vigie/files";
import { disk } from "@vigie/files/node";
import type { Study } from "@vigie/study";
import { frenchTerritories } from "@vigie/territory/node";
import type { Terminal } from "./terminal.ts";

/**
 * The places of help that a person gives for the pages of communes; null where none is given.
 * @throws {VigieErrors} when a list cannot be read, or has no place in the study's communes
 */
export async function readPlaces(
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
