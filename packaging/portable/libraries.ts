import { type Component, licenceTexts, lockedComponent, readLock } from "./components.ts";
import { type Installed, installedPackages } from "./installed-packages.ts";
import { registryPackage } from "./registry-package.ts";

/**
 * Packages that load a shared library, each with the one that holds it for 64-bit Windows. They are not bundled: the program
 * finds them in its `node_modules`, as published.
 */
export const libraries: Readonly<Record<string, string>> = {
  "@duckdb/node-bindings": "@duckdb/node-bindings-win32-x64",
  "@myriaddreamin/typst-ts-node-compiler": "@myriaddreamin/typst-ts-node-compiler-win32-x64-msvc",
};

/**
 * What loads the libraries, as installed, and the libraries for Windows, from the registry.
 * @throws {Error} where a library is not the one that package-lock.json pins
 */
export async function windowsLibraries(root: string): Promise<Installed> {
  const loaders = await installedLoaders(root);
  const lock = await readLock(root);
  const files = new Map(loaders.files);
  const components: Component[] = [...loaders.components];
  for (const [loader, name] of Object.entries(libraries)) {
    const locked = lockedComponent(name, lock[`node_modules/${name}`]);
    const packed = await registryPackage(locked);
    for (const [path, bytes] of packed) files.set(`node_modules/${name}/${path}`, bytes);
    const texts = loaders.components.find((component) => component.name === loader)?.texts;
    components.push({ ...locked, texts: texts ?? licenceTexts(name, packed) });
  }
  return { files, components };
}

/** Without what only people and compilers read. */
export function installedLoaders(root: string): Promise<Installed> {
  return installedPackages(
    root,
    Object.fromEntries(Object.keys(libraries).map((name) => [name, /(?<!\.d)\.js$/])),
  );
}
