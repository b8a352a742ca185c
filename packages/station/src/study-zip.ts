import { zipStored } from "@vigie/bundle";
import { type ByteSource, readSmallZip } from "@vigie/files";
import { VigieErrors } from "@vigie/words";
import { problem } from "./problems.ts";

/**
 * A `.vigie` file: the texts of a study's folder, zipped.
 * @param texts by path from the folder, with `/` between folders
 */
export function studyZip(texts: ReadonlyMap<string, string>): Uint8Array {
  return zipStored(new Map([...texts].toSorted(([a], [b]) => (a < b ? -1 : 1))));
}

/** Of all its texts, boundaries of communes included. */
const bytesMax = 40_000_000;

/**
 * The texts of a study from its `.vigie` file, taken as hostile, or from a zip that a person made of the folder, within it
 * or around it.
 * @param file its name, for messages
 * @throws {VigieErrors} no whole zip, without a study in it, too large, or with a text that is not in UTF-8
 */
export async function readStudyZip(source: ByteSource, file: string): Promise<ReadonlyMap<string, string>> {
  const zip = await readSmallZip(source, { bytesMax, isRead: isOfStudy });
  if (zip.kind === "too-large") throw new VigieErrors([problem("station/study-too-large", { file })]);
  const files = zip.kind === "read" ? zip.files : new Map<string, Uint8Array>();
  const root = [...files.keys()].filter((path) => /(?:^|\/)study\.yaml$/.test(path)).toSorted(byLength)[0];
  if (root === undefined) throw new VigieErrors([problem("station/study-not-a-study", { file })]);
  const folder = root.slice(0, -"study.yaml".length);
  const decoder = new TextDecoder("utf-8", { fatal: true });
  return new Map(
    [...files].flatMap(([path, bytes]) => {
      if (!path.startsWith(folder)) return [];
      const named = path.slice(folder.length);
      try {
        return [[named, decoder.decode(bytes)] as const];
      } catch {
        throw new VigieErrors([problem("station/study-not-utf8", { file: named })]);
      }
    }),
  );
}

/** As the command reads a folder: hidden files left alone. */
function isOfStudy(path: string): boolean {
  return /\.(?:ya?ml|md|geojson)$/.test(path) && !/(?:^|\/)(?:\.|__MACOSX\/)/.test(path);
}

function byLength(a: string, b: string): number {
  return a.length - b.length;
}
