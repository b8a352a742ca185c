import loader, { type Highs } from "highs";

/** The HiGHS solver, compiled to WebAssembly: the same in Node.js and in a browser. Load it once. */
export function loadSolver(): Promise<Highs> {
  // The package declares its types for CommonJS, where the loader is under `default`; as a module it is the default.
  const load = "default" in loader ? loader.default : loader;
  return load();
}
