import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { type ByteSource, readSmallZip, recordsIn } from "@vigie/files";
import { textValue, VigieErrors } from "@vigie/words";
import { z } from "zod";
import { tablesProblem } from "../problems.ts";
import type { PackagedEdition, PackagedTable } from "./packaged-edition.ts";

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const window = z.object({ from: day, to: day });
/** A number as our tables write it: anything else would be read as none, or as another. */
const error = z.number().min(0).max(1e9);

/** What `dataPackage` writes of the tables that editions compare; all else of it is left unread. */
const descriptorFile = z.object({
  resources: z.array(
    z.object({
      name: z.string(),
      path: z.string().regex(/^(?:codes\/)?[\w.-]+\.csv$/),
      hash: z.string(),
      vigie: z
        .object({
          window,
          min: z.number().min(0),
          baseErrors: z.tuple([error, error]),
          without: z.array(z.string()).default([]),
          definition: z.record(z.string(), z.string()),
        })
        .optional(),
    }),
  ),
  vigie: z.object({
    study: z.object({ id: z.string(), version: z.string(), hash: z.string(), window }),
    breaks: z.record(z.string(), z.object({ fr: z.string(), en: z.string().optional() })).optional(),
    bundles: z.array(
      z.object({ partner: z.string(), holder: z.string().optional(), date: day, hash: z.string() }),
    ),
  }),
});

/** File of an edition made before tables carried their errors and periods. */
const formerFile = z.object({ vigie: z.object({ study: z.object({ id: z.string() }) }) });

/**
 * An edition as its Data Package gives it, as far as a later edition compares it.
 * @param descriptor text of `datapackage.json`
 * @param options.file how messages name it
 * @param options.read the text of a file beside it
 * @throws {VigieErrors} where it is not what an edition publishes, or was made before tables carried their errors
 */
export async function readPackagedEdition(
  descriptor: string,
  { file, read }: { readonly file: string; readonly read: (path: string) => Promise<string> },
): Promise<PackagedEdition> {
  const written = jsonOf(descriptor);
  const parsed = descriptorFile.safeParse(written);
  if (!parsed.success) {
    const isFormer = formerFile.safeParse(written).success;
    throw refused(isFormer ? "without-errors" : "unreadable", file);
  }
  const { resources, vigie } = parsed.data;
  const tables = new Map<string, PackagedTable>();
  for (const { name, path, hash, vigie: compared } of resources) {
    if (compared === undefined) continue;
    const text = await read(path);
    if (`sha256:${bytesToHex(sha256(new TextEncoder().encode(text)))}` !== hash)
      throw refused("unreadable", `${file}, ${path}`);
    const { definition, ...rest } = compared;
    tables.set(name, { ...rest, definition: new Map(Object.entries(definition)), rows: rowsOf(text) });
  }
  if (tables.size === 0) throw refused("without-errors", file);
  const { study, breaks = {}, bundles } = vigie;
  const texts = Object.entries(breaks).map(
    ([name, { fr, en }]) => [name, en === undefined ? { fr } : { fr, en }] as const,
  );
  return {
    studyId: study.id,
    hash: study.hash,
    version: study.version,
    day:
      bundles
        .map(({ date }) => date)
        .toSorted()
        .at(-1) ?? null,
    window: study.window,
    breaks: new Map(texts),
    bundles,
    tables,
  };
}

/** Greatest size of all the tables of a publication, once inflated, in bytes. */
const zipMax = 200_000_000;
const descriptorName = "datapackage.json";

/**
 * An edition as the zip of its data gives it, taken as hostile.
 * @param file its name, for messages
 * @throws {VigieErrors} as `readPackagedEdition`
 */
export async function readPackagedZip(source: ByteSource, file: string): Promise<PackagedEdition> {
  const isRead = (name: string) => /\.(?:json|csv)$/.test(name);
  const zip = await readSmallZip(source, { bytesMax: zipMax, isRead });
  const files = zip.kind === "read" ? zip.files : new Map<string, Uint8Array>();
  // Whoever zips again what was inflated may put it in a folder.
  const root = [...files.keys()].find((name) => name.split("/").at(-1) === descriptorName) ?? "";
  const folder = root.slice(0, root.length - descriptorName.length);
  const text = (name: string) => new TextDecoder().decode(files.get(name));
  return readPackagedEdition(text(root), { file, read: async (path) => text(`${folder}${path}`) });
}

function rowsOf(text: string): PackagedTable["rows"] {
  const { records } = recordsIn(text, { delimiter: ",", quote: '"', lenient: false });
  const [head, ...rows] = records;
  return rows.map(({ values }) => new Map(values.map((value, at) => [head?.values[at] ?? "", value])));
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function refused(why: "unreadable" | "without-errors", file: string): VigieErrors {
  return new VigieErrors([
    tablesProblem(`diagnostic/published-edition-${why}`, { file }, { file: textValue(file) }),
  ]);
}
