import { spawn } from "node:child_process";
import { mkdir, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { studyZip } from "@vigie/partner";

const root = join(import.meta.dirname, "../../..");
const vigie = join(root, "apps/cli/bin/vigie.js");

/** What the partners of a study hand over: fictitious data, signed by a key of each. */
export interface SignedBundle {
  readonly partner: string;
  readonly key: { readonly id: string; readonly public: string };
  readonly bytes: Uint8Array;
}

/**
 * Draws the fictitious data of a study and runs every partner on it, as `vigie demo`, `vigie keys` and `vigie run` do.
 * @param work an empty folder
 * @param how.date of the runs; today unless said. @param how.progress called with what has just been made
 */
export async function signedBundles(
  studyFolder: string,
  work: string,
  {
    date = null,
    progress = () => {},
  }: { readonly date?: string | null; readonly progress?: (made: string) => void } = {},
): Promise<readonly SignedBundle[]> {
  const demo = join(work, "demo");
  const day = date === null ? [] : ["--date", date];
  await run(["demo", studyFolder, "--no-serve", "--out", demo]);
  progress("données fictives");
  const partners = (await readdir(join(demo, "donnees"), { withFileTypes: true }))
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .toSorted();
  const made: SignedBundle[] = [];
  for (const partner of partners) {
    const keyFile = join(work, `${partner}.json`);
    const key = JSON.parse(await run(["keys", "--out", keyFile, "--json"]));
    const out = join(work, "lots", partner);
    await mkdir(join(work, "lots"), { recursive: true });
    const data = join(demo, "donnees", partner, "mapping.yaml");
    await run([
      "run",
      studyFolder,
      "--partner",
      partner,
      "--data",
      data,
      "--out",
      out,
      "--key",
      keyFile,
      ...day,
    ]);
    made.push({
      partner,
      key: { id: String(key.id), public: String(key.public) },
      bytes: new Uint8Array(await readFile(join(out, "bundle.zip"))),
    });
    progress(partner);
  }
  return made;
}

/** The `.vigie` file of a study's folder. */
export async function zippedStudy(folder: string): Promise<Uint8Array> {
  const texts = new Map<string, string>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.(?:ya?ml|md|geojson)$/.test(entry.name)) continue;
    const path = join(entry.parentPath, entry.name);
    texts.set(path.slice(folder.length + 1).replaceAll("\\", "/"), await readFile(path, "utf8"));
  }
  return studyZip(texts);
}

async function run(words: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, [vigie, ...words], { stdio: ["ignore", "pipe", "pipe"] });
  const out: Buffer[] = [];
  const error: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => out.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => error.push(chunk));
  const code = await new Promise((resolve) => child.once("close", resolve));
  if (code !== 0) throw new Error(Buffer.concat(error).toString("utf8"));
  return Buffer.concat(out).toString("utf8");
}
