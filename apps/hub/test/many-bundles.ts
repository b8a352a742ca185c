import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { makeKey, readSigner, zipStored } from "@vigie/bundle";
import { studyZip } from "@vigie/partner";
import { unzipSync } from "fflate";
import { signatureText } from "../../../packages/core/bundle/src/signature.ts";
import { newStudy } from "../../../test/new-study.ts";
import { vigie, workbench, writeExample, writeFiles } from "../../cli/test/vigie.ts";
import { dayOfHubs } from "./fixture.ts";

/** A study that many partners run, and as many right bundles of each as anybody wants: one run, signed again each time. */
export interface ManyBundles {
  /** Its `.vigie` file. */
  readonly study: Uint8Array<ArrayBuffer>;
  readonly partners: readonly {
    readonly id: string;
    readonly key: { readonly id: string; readonly public: string };
    /** @param comment makes it another one */
    bundle(comment: string): Promise<Uint8Array<ArrayBuffer>>;
  }[];
}

/** @param count of partners: `caf`, `caf1` and on, each of which runs the study on its source */
export async function manyBundles(count: number): Promise<ManyBundles> {
  const ids = Array.from({ length: count }, (_, at) => (at === 0 ? "caf" : `caf${at}`));
  const texts = studyOfMany(ids);
  const partners: ManyBundles["partners"][number][] = [];
  for (const id of ids) {
    const { id: keyId, public: publicPart, privateText: key } = await makeKey();
    const run = await runOf(texts, { partner: id, source: sourceOfMany(id) });
    const bundle = (comment: string) => bundleOf(run, { key, comment });
    partners.push({ id, key: { id: keyId, public: publicPart }, bundle });
  }
  return { study: new Uint8Array(studyZip(texts)), partners };
}

/** The study of `vigie new` asked of several partners, each on a source of its own: a source has one partner. */
export function studyOfMany(ids: readonly string[]): ReadonlyMap<string, string> {
  const texts = new Map(newStudy());
  const text = (path: string) => texts.get(path) ?? "";
  const [head = "", ...rest] = text("indicators.yaml").split(/(?<=^indicators:\n)/m);
  const indicators = ids.map((id) => {
    const named = id === "caf" ? rest.join("") : rest.join("").replaceAll(/^ {2}(\w+):$/gm, `  $1_${id}:`);
    return named.replaceAll("allocataires", sourceOfMany(id));
  });
  const source = text("sources/allocataires.yaml");
  for (const id of ids)
    texts.set(
      `sources/${sourceOfMany(id)}.yaml`,
      source.replace("source: allocataires", `source: ${sourceOfMany(id)}`),
    );
  const partners = ids
    .map((id) => `  ${id}:\n    label: Caisse ${id}\n    sources: [${sourceOfMany(id)}]\n`)
    .join("");
  const identity = text("study.yaml").replace(/partners:\n {2}caf:\n.*\n.*\n/, `partners:\n${partners}`);
  return texts.set("indicators.yaml", `${head}${indicators.join("\n")}`).set("study.yaml", identity);
}

/** The source that a partner of `studyOfMany` holds. */
export function sourceOfMany(partner: string): string {
  return partner === "caf" ? "allocataires" : `allocataires_${partner}`;
}

/** The files of a bundle that `vigie run` made: the manifest, and the others by path, without the signature. */
export interface Run {
  readonly manifest: string;
  readonly others: readonly (readonly [path: string, text: string])[];
}

/** @param as.key private part of the key that signs it; unsigned without one. @param as.comment makes it another one */
export async function bundleOf(
  { manifest, others }: Run,
  { key = null, comment = null }: { readonly key?: string | null; readonly comment?: string | null } = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const commented =
    comment === null ? manifest : manifest.replace('"comment":null', `"comment":"${comment}"`);
  const files = new Map([["datapackage.json", commented], ...others]);
  if (key !== null) files.set("signature.json", await signatureText(commented, await readSigner(key, {})));
  return new Uint8Array(zipStored(files));
}

/**
 * @param run.partner that runs it, on the source that it holds; as one of its holders where it is a group. @param run.times as many households as the example has.
 * @param run.year of the contacts. @param run.change what is written otherwise in the files of the households and of their contacts
 */
export async function runOf(
  texts: ReadonlyMap<string, string>,
  {
    partner = "caf",
    source = "allocataires",
    holder = null,
    times = 1,
    year = 2024,
    change = (text) => text,
  }: {
    readonly partner?: string;
    readonly source?: string;
    readonly holder?: string | null;
    readonly times?: number;
    readonly year?: number;
    readonly change?: (text: string) => string;
  } = {},
): Promise<Run> {
  const { folder, clear } = await workbench();
  await writeExample(folder);
  await writeFiles(join(folder, "etude"), texts);
  const mapping = join(folder, "caf.yaml");
  const mapped = (await readFile(mapping, "utf8"))
    .replace("partner: caf", `partner: ${partner}`)
    .replace("  allocataires:", `  ${source}:`);
  await writeFile(mapping, mapped);
  for (const name of ["foyers.csv", "contacts.csv"]) {
    const file = join(folder, name);
    await multiply(file, times);
    await writeFile(file, change(await readFile(file, "utf8")));
  }
  const contacts = join(folder, "contacts.csv");
  await writeFile(contacts, (await readFile(contacts, "utf8")).replaceAll("/2024", `/${year}`));
  const words = [
    "--partner",
    partner,
    ...(holder === null ? [] : ["--holder", holder]),
    "--data",
    "caf.yaml",
    "--out",
    "un",
    "--not-sent",
    "--date",
    dayOfHubs,
  ];
  const ended = await vigie(["run", "etude", ...words], folder);
  if (ended.code !== 0) throw new Error(ended.error);
  const bundle = unzipSync(new Uint8Array(await readFile(join(folder, "un/bundle.zip"))));
  await clear();
  const [[, manifest = ""] = [], ...others] = Object.entries(bundle).map(
    ([path, bytes]) => [path, new TextDecoder().decode(bytes)] as const,
  );
  return { manifest, others };
}

/** The same lines again and again, each time of other households. */
async function multiply(file: string, times: number): Promise<void> {
  const [head = "", ...lines] = (await readFile(file, "utf8")).trimEnd().split("\n");
  const all = Array.from({ length: times }, (_, at) =>
    lines.map((line) => (at === 0 ? line : line.replace(/^F/, `F${at}_`))),
  );
  await writeFile(file, `${[head, ...all.flat()].join("\n")}\n`);
}
