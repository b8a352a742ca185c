import { lstat } from "node:fs/promises";
import { join } from "node:path";
import { type Logo, logoOf, logoSizeMax } from "@vigie/publication";
import { publicationProblem } from "@vigie/publication/problems";
import type { Study } from "@vigie/study";
import { textValue, VigieErrors } from "@vigie/words";
import { cliInputError } from "../problems.ts";
import { readGiven } from "./study-folder.ts";

/**
 * The logo that `release.yaml` names, from the study's folder; null where it names none.
 * @throws {VigieErrors} where it is absent, is a link, or cannot be shown
 */
export async function readLogo(folder: string, study: Study): Promise<Logo | null> {
  const file = await readLogoFile(folder, study);
  return file === null ? null : logoOf(file.name, file.bytes);
}

/** The file of the logo, to go with the study; it can be shown. @throws what `readLogo` does */
export async function readLogoFile(
  folder: string,
  { release }: Study,
): Promise<{ readonly name: string; readonly bytes: Uint8Array } | null> {
  const name = release?.logo ?? null;
  if (name === null) return null;
  const path = join(folder, name);
  const found = await lstat(path).catch(() => null);
  if (found === null)
    throw new VigieErrors([
      publicationProblem("diagnostic/logo-absent", { file: "release.yaml" }, { name: textValue(name) }),
    ]);
  if (found.isSymbolicLink()) throw cliInputError("cli/study-link", { file: name });
  // One byte more is enough to say that it is too large.
  const bytes = found.size > logoSizeMax ? new Uint8Array(logoSizeMax + 1) : await readGiven(path);
  logoOf(name, bytes);
  return { name, bytes };
}
