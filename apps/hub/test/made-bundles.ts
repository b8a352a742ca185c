import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { studyZip } from "@vigie/station";
import { newStudy } from "@vigie/study";
import { vigie, workbench, writeExample } from "../../cli/test/vigie.ts";

export interface MadeBundles {
  readonly study: Uint8Array<ArrayBuffer>;
  readonly key: { readonly id: string; readonly public: string };
  /** Signed by the key; two runs on two days. */
  readonly first: Uint8Array<ArrayBuffer>;
  readonly second: Uint8Array<ArrayBuffer>;
  readonly unsigned: Uint8Array<ArrayBuffer>;
  /** Signed by a key that nobody registered. */
  readonly stranger: Uint8Array<ArrayBuffer>;
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
  await keyIn(folder, "autre.json");
  const bundle = async (out: string, ...words: readonly string[]) => {
    const ended = await vigie(
      ["run", "etude", "--partner", "caf", "--data", "caf.yaml", "--out", out, "--not-sent", ...words],
      folder,
    );
    if (ended.code !== 0) throw new Error(ended.error);
    return new Uint8Array(await readFile(join(folder, out, "bundle.zip")));
  };
  const bundles = {
    study: new Uint8Array(studyZip(newStudy())),
    key,
    first: await bundle("un", "--key", "cle.json", "--date", "2025-12-04"),
    second: await bundle("deux", "--key", "cle.json", "--date", "2025-12-05"),
    unsigned: await bundle("trois"),
    stranger: await bundle("quatre", "--key", "autre.json", "--date", "2025-12-06"),
  };
  await clear();
  return bundles;
}

async function keyIn(folder: string, file: string): Promise<MadeBundles["key"]> {
  const { out } = await vigie(["keys", "--out", file, "--json"], folder);
  return JSON.parse(out);
}
