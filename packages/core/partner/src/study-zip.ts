import { zipStored } from "@vigie/bundle";
import { type ByteSource, readSmallZip } from "@vigie/files";
import { partnerInputError } from "./problems.ts";

/** The image that a study's release names, in the same folder. */
interface LogoFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * A `.vigie` file: the texts of a study's folder, zipped, with its logo where it has one. It is handed to every partner: the
 * mappings kept in the folder, which hold a partner's secret, are left out.
 * @param texts by path from the folder, with `/` between folders
 */
export function studyZip(texts: ReadonlyMap<string, string>, logo: LogoFile | null = null): Uint8Array {
  const files = new Map<string, string | Uint8Array>(
    [...texts].filter(([path, text]) => !/\.ya?ml$/.test(path) || !/^mapping:/m.test(text)),
  );
  if (logo !== null) files.set(logo.name, logo.bytes);
  return zipStored(new Map([...files].toSorted(([a], [b]) => (a < b ? -1 : 1))));
}

/** Greatest size of all its texts, boundaries of communes included. */
const bytesMax = 40_000_000;

/**
 * The texts of a study from its `.vigie` file, taken as hostile, or from a zip that a person made of the folder, within it
 * or around it.
 * @param file its name, for messages
 * @throws {VigieErrors} no whole zip, without a study in it, too large, or with a text that is not in UTF-8
 */
export async function readStudyZip(source: ByteSource, file: string): Promise<ReadonlyMap<string, string>> {
  const { files, folder } = await unzipped(source, file, isOfStudy);
  const decoder = new TextDecoder("utf-8", { fatal: true });
  return new Map(
    [...files].flatMap(([path, bytes]) => {
      if (!path.startsWith(folder)) return [];
      const named = path.slice(folder.length);
      try {
        return [[named, decoder.decode(bytes)] as const];
      } catch {
        throw partnerInputError("partner/study-not-utf8", { file: named });
      }
    }),
  );
}

/**
 * The logo of a study from its `.vigie` file, as it is: whoever shows it looks at it first.
 * @param name as the study's release gives it
 * @returns null where the file has none
 * @throws {VigieErrors} as `readStudyZip`
 */
export async function readZippedLogo(
  source: ByteSource,
  { file, name }: { readonly file: string; readonly name: string },
): Promise<Uint8Array | null> {
  const isRead = (path: string) => isRoot(path) || path.endsWith(name);
  const { files, folder } = await unzipped(source, file, isRead);
  return files.get(`${folder}${name}`) ?? null;
}

/** Files of a zip, and the folder of the study in it. */
async function unzipped(source: ByteSource, file: string, isRead: (path: string) => boolean) {
  const zip = await readSmallZip(source, { bytesMax, isRead });
  if (zip.kind === "too-large") throw partnerInputError("partner/study-too-large", { file });
  const files = zip.kind === "read" ? zip.files : new Map<string, Uint8Array>();
  const root = [...files.keys()].filter(isRoot).toSorted(byLength)[0];
  if (root === undefined) throw partnerInputError("partner/study-not-a-study", { file });
  return { files, folder: root.slice(0, -"study.yaml".length) };
}

function isRoot(path: string): boolean {
  return /(?:^|\/)study\.yaml$/.test(path) && isOfStudy(path);
}

/** As the command reads a folder: hidden files left alone. */
function isOfStudy(path: string): boolean {
  return (
    /\.(?:ya?ml|md|geojson)$|(?:^|\/)holders\/[^/]+\.csv$/.test(path) &&
    !/(?:^|\/)(?:\.|__MACOSX\/)/.test(path)
  );
}

function byLength(a: string, b: string): number {
  return a.length - b.length;
}
