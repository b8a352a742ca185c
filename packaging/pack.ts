import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { windowsLibraries } from "./portable/libraries.ts";
import { nodeForWindows } from "./portable/node-for-windows.ts";
import { portableEdition } from "./portable/portable-edition.ts";
import { sumsOf } from "./portable/sums.ts";
import { zipOf } from "./portable/zip.ts";

const root = resolve(import.meta.dirname, "..");

const { values } = parseArgs({ options: { out: { type: "string" } } });
if (values.out === undefined) {
  console.error("npm run pack -- --out FOLDER");
  process.exitCode = 2;
} else await pack(resolve(values.out));

/** Writes what is handed over to those who install nothing, with its sums. */
async function pack(out: string): Promise<void> {
  const { version }: { readonly version: string } = JSON.parse(
    await readFile(join(root, "package.json"), "utf8"),
  );
  const portable = await portableEdition(
    { root, version },
    { libraries: await windowsLibraries(root), node: await nodeForWindows() },
  );
  const files = [[`vigie-portable-windows-x64-${version}.zip`, zipOf(portable)] as const];
  await mkdir(out, { recursive: true });
  for (const [path, bytes] of files) {
    await writeFile(join(out, path), bytes);
    console.log(`${path}  ${(bytes.length / 1e6).toFixed(1)} MB`);
  }
  await writeFile(join(out, "SHA256SUMS"), sumsOf(files));
}
