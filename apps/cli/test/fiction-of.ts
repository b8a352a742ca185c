import { createWriteStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { makeFiction, parseFiction } from "@vigie/fiction";
import { VigieErrors } from "@vigie/words";
import { readStudy, readStudyFiles } from "../src/study/study-folder.ts";

/** The folder of the reference study. */
export const reference = join(import.meta.dirname, "..", "..", "..", "studies", "publics-fragiles");

/**
 * Writes a partner's invented files and their mapping.
 * @param scale share of the units that the study's own fiction has
 * @returns their folder, in the one given
 */
export async function fictionOf(partner: string, folder: string, scale = 1): Promise<string> {
  const study = await readStudy(reference);
  const parsed = parseFiction(
    (await readStudyFiles(reference)).get("fiction.yaml") ?? "",
    "fiction.yaml",
    study,
  );
  if ("errors" in parsed) throw new VigieErrors(parsed.errors);
  for (const { path, chunks } of makeFiction({ study, fiction: parsed.fiction, seed: 7, scale }))
    if (path.startsWith(`${partner}/`)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await pipeline(Readable.from(chunks), createWriteStream(join(folder, path)));
    }
  return join(folder, partner);
}
