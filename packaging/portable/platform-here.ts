import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { filesAt } from "./installed-packages.ts";
import { installedLoaders, libraries } from "./libraries.ts";
import { pathsIn } from "./paths-in.ts";

/** The libraries of this machine in the place of those of Windows, to run what is packed; its own Node.js stays where it is. */
export async function platformHere(root: string) {
  const loaders = await installedLoaders(root);
  const folders = Object.keys(libraries).flatMap((loader) =>
    readdirSync(join(root, "node_modules", dirname(loader)))
      .map((name) => `${dirname(loader)}/${name}`)
      .filter((name) => name.startsWith(`${loader}-`)),
  );
  const paths = await Promise.all(folders.map((name) => pathsIn(root, `node_modules/${name}`)));
  const nativeFiles = await filesAt(root, paths.flat());
  const component = { name: "node", version: "24", integrity: "sha512-AA==", licence: "MIT", texts: ["MIT"] };
  return {
    libraries: { files: new Map([...loaders.files, ...nativeFiles]), components: loaders.components },
    node: { program: new Uint8Array(), component },
  };
}
