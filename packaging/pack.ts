import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { buildPartnerPage } from "../apps/partner-page/build/build.ts";
import { outputFolder } from "./output-folder.ts";
import { billOfMaterials } from "./portable/bill-of-materials.ts";
import { componentNamed, readLock } from "./portable/components.ts";
import { windowsLibraries } from "./portable/libraries.ts";
import { nodeForWindows } from "./portable/node-for-windows.ts";
import { portableEdition } from "./portable/portable-edition.ts";
import { sumsOf } from "./portable/sums.ts";
import { zipOf } from "./portable/zip.ts";

type Files = readonly (readonly [path: string, bytes: Uint8Array])[];

const root = resolve(import.meta.dirname, "..");

const folder = outputFolder("pack", "l’édition portable, le poste en page web, et leurs empreintes");
if (folder !== null) await pack(folder);

/** Writes what is handed over to those who install nothing, with sums and bills of materials. */
async function pack(out: string): Promise<void> {
  const { version }: { readonly version: string } = JSON.parse(
    await readFile(join(root, "package.json"), "utf8"),
  );
  const files = [...(await partnerPageFiles(version)), ...(await portable(version))];
  await mkdir(out, { recursive: true });
  for (const [path, bytes] of [...files, ["SHA256SUMS", textBytes(sumsOf(files))] as const]) {
    await writeFile(join(out, path), bytes);
    console.log(`${path}  ${(bytes.length / 1e6).toFixed(1)} Mo`);
  }
}

/** The page, alone in its file and for a server. */
async function partnerPageFiles(version: string): Promise<Files> {
  const { served, file, dependencies } = await buildPartnerPage();
  const lock = await readLock(root);
  const components = dependencies.map((dependency) => componentNamed(dependency, lock));
  return [
    ["vigie-poste.html", file],
    [`vigie-poste-servi-${version}.zip`, zipOf(served)],
    ["vigie-poste.cdx.json", textBytes(billOfMaterials(version, components))],
  ];
}

async function portable(version: string): Promise<Files> {
  const platform = { libraries: await windowsLibraries(root), node: await nodeForWindows() };
  const edition = await portableEdition({ root, version }, platform);
  const bill = edition.get("licences/composants.cdx.json") ?? new Uint8Array();
  const name = `vigie-portable-windows-x64-${version}`;
  return [
    [`${name}.zip`, zipOf(edition)],
    [`${name}.cdx.json`, bill],
  ];
}

function textBytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
