import { readStudyZip, readZippedLogo } from "@vigie/partner";
import type { Logo } from "@vigie/publication";
import { loadStudy, type Study } from "@vigie/study";
import { textValue, VigieErrors } from "@vigie/words";
import { refuse } from "../problems.ts";

/**
 * The study of a `.vigie` file, read on the spot: files that somebody sent go through `studyInThread`.
 * @throws {VigieErrors} every mistake of the study
 */
export async function studyOf(bytes: Uint8Array, name: string): Promise<Study> {
  const loaded = await loadStudy(await studyTexts(bytes, name));
  if ("errors" in loaded) throw new VigieErrors(loaded.errors);
  return loaded.study;
}

export function studyTexts(bytes: Uint8Array, name: string): Promise<ReadonlyMap<string, string>> {
  return readStudyZip(new Blob([new Uint8Array(bytes)]), name);
}

/**
 * The logo that a study's release names, from its `.vigie` file taken as hostile: as it is, and as pages show it.
 * @returns null where it names none
 * @throws {VigieErrors} where the file has none of this name, or one that cannot be shown
 */
export async function studyLogo(
  { release }: Study,
  bytes: Uint8Array,
): Promise<{
  readonly file: { readonly name: string; readonly bytes: Uint8Array };
  readonly logo: Logo;
} | null> {
  const name = release?.logo ?? null;
  if (name === null) return null;
  const place = { file: "release.yaml" };
  const zip = new Blob([new Uint8Array(bytes)]);
  const found = await readZippedLogo(zip, { file: "etude.vigie", name });
  if (found === null) return refuse("hub/logo-absent", { name: textValue(name) }, place);
  // Loaded where there is one to look at.
  const { logoOf } = await import("@vigie/publication");
  try {
    return { file: { name, bytes: found }, logo: logoOf(name, found) };
  } catch (error) {
    if (!(error instanceof VigieErrors)) throw error;
    return refuse("hub/logo-unfit", { name: textValue(name) }, place);
  }
}
