import loader, { type Highs } from "highs";

let solver: Promise<Highs> | undefined;

/** The HiGHS solver, compiled to WebAssembly: the same in Node.js and in a browser. It is loaded once. */
export function loadSolver(): Promise<Highs> {
  // The package declares its types for CommonJS, where the loader is under `default`; as a module it is the default.
  const load = "default" in loader ? loader.default : loader;
  solver ??= load();
  return solver;
}
