import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { studyZip } from "@vigie/station";
import { newStudy } from "@vigie/study";
import { vigie, workbench, writeExample, writeFiles } from "../../cli/test/vigie.ts";

export interface MadeBundles {
  readonly study: Uint8Array<ArrayBuffer>;
  /** `file`: the whole pair, as `vigie keys` writes it. */
  readonly key: { readonly id: string; readonly public: string; readonly file: string };
  /** Signed by the key; two runs on two days. */
  readonly first: Uint8Array<ArrayBuffer>;
  readonly second: Uint8Array<ArrayBuffer>;
  readonly unsigned: Uint8Array<ArrayBuffer>;
  /** Signed by a key that nobody registered. */
  readonly stranger: Uint8Array<ArrayBuffer>;
  readonly strangerKey: MadeBundles["key"];
}

let made: Promise<MadeBundles> | null = null;

/** What the command makes of the small study of `vigie new`: 120 households of one Caf. Once for the files of a worker. */
export function madeBundles(): Promise<MadeBundles> {
  made ??= makeBundles();
  return made;
}

async function makeBundles(): Promise<MadeBundles> {
  const { folder, clear } = await workbench();
  await writeExample(folder);
  const key = await keyIn(folder, "cle.json");
  const strangerKey = await keyIn(folder, "autre.json");
  const bundle = (out: string, ...words: readonly string[]) => bundleIn(folder, out, ...words);
  const bundles = {
    study: new Uint8Array(studyZip(newStudy())),
    key,
    strangerKey,
    first: await bundle("un", "--key", "cle.json", "--date", "2025-12-04"),
    second: await bundle("deux", "--key", "cle.json", "--date", "2025-12-05"),
    unsigned: await bundle("trois"),
    stranger: await bundle("quatre", "--key", "autre.json", "--date", "2025-12-06"),
  };
  await clear();
  return bundles;
}

/** What the same command makes a year later of another version of the study, signed by a key of its own. */
export async function laterBundle(
  texts: ReadonlyMap<string, string>,
): Promise<Pick<MadeBundles, "key" | "first">> {
  const { folder, clear } = await workbench();
  await writeExample(folder);
  await writeFiles(join(folder, "etude"), texts);
  const contacts = join(folder, "contacts.csv");
  await writeFile(contacts, (await readFile(contacts, "utf8")).replaceAll("/2024", "/2025"));
  const key = await keyIn(folder, "cle.json");
  const first = await bundleIn(folder, "un", "--key", "cle.json", "--date", "2025-12-30");
  await clear();
  return { key, first };
}

async function bundleIn(
  folder: string,
  out: string,
  ...words: readonly string[]
): Promise<Uint8Array<ArrayBuffer>> {
  const asked = ["--partner", "caf", "--data", "caf.yaml", "--out", out, "--not-sent"];
  const ended = await vigie(["run", "etude", ...asked, ...words], folder);
  if (ended.code !== 0) throw new Error(ended.error);
  return new Uint8Array(await readFile(join(folder, out, "bundle.zip")));
}

async function keyIn(folder: string, file: string): Promise<MadeBundles["key"]> {
  const { out } = await vigie(["keys", "--out", file, "--json"], folder);
  return { ...JSON.parse(out), file: await readFile(join(folder, file), "utf8") };
}
