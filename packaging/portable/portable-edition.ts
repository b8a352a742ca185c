import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { billOfMaterials } from "./bill-of-materials.ts";
import { installedComponents } from "./components.ts";
import { guidePages } from "./guide-pages.ts";
import { filesAt, type Installed } from "./installed-packages.ts";
import { licenceList } from "./licence-list.ts";
import type { NodeProgram } from "./node-for-windows.ts";
import { pathsIn } from "./paths-in.ts";
import { programCode } from "./program-code.ts";
import { programData } from "./program-data.ts";
import { sumsOf } from "./sums.ts";

/** What depends on the system that an edition is for. */
export interface Platform {
  readonly libraries: Installed;
  readonly node: NodeProgram;
}

/**
 * Files of the portable edition: all that a person needs, in one folder, without an installation. Same sources, same bytes.
 * @param root of the repository, its dependencies installed
 * @returns path, with `/`, to bytes, in order
 */
export async function portableEdition(
  { root, version }: { readonly root: string; readonly version: string },
  { libraries, node }: Platform,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const code = await programCode(root);
  const data = await programData(root);
  const listed = [
    node.component,
    ...libraries.components,
    ...data.components,
    ...(await installedComponents(root, code.packages)),
  ];
  // A package of code and data is listed once.
  const components = [
    ...new Map(listed.map((component) => [`${component.name}@${component.version}`, component])).values(),
  ].toSorted((one, other) => (one.name < other.name ? -1 : 1));
  const program = [["node.exe", node.program] as const, ...code.files, ...data.files, ...libraries.files];
  const texts = {
    "licences/composants.cdx.json": billOfMaterials(version, components),
    "licences/composants.txt": licenceList(components),
    "licences/vigie.txt": await readFile(join(root, "LICENSE"), "utf8"),
    "vigie.cmd": await batch("vigie.cmd"),
    "ouvrir-vigie.cmd": await batch("ouvrir-vigie.cmd"),
  };
  const files = [
    ...program.map(([path, bytes]) => [`programme/${path}`, bytes] as const),
    ...Object.entries(texts).map(([path, text]) => [path, new TextEncoder().encode(text)] as const),
    ...(await guidePages(root, version)),
    ...(await examples(root)),
  ].toSorted(([one], [other]) => (one < other ? -1 : 1));
  return new Map([...files, ["SHA256SUMS", new TextEncoder().encode(sumsOf(files))] as const]);
}

/** Windows reads batch files with its own line ends only. */
async function batch(name: string): Promise<string> {
  const text = await readFile(join(import.meta.dirname, name), "utf8");
  return text.replaceAll("\n", "\r\n");
}

async function examples(root: string): Promise<readonly (readonly [string, Uint8Array])[]> {
  const paths = await pathsIn(root, "docs/exemples");
  const files = await filesAt(
    root,
    paths.filter((path) => path.endsWith(".csv")),
  );
  return [...files].map(([path, bytes]) => [path.replace("docs/", ""), bytes] as const);
}
