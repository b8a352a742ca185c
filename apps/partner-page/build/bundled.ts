import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/** A script for browsers, and the files that it is made of. */
export interface Bundled {
  readonly script: string;
  /** Empty where nothing in it has a style. */
  readonly style: string;
  /** Paths of the sources, from the root of the repository. */
  readonly inputs: readonly string[];
}

/** Modules of packages, by the end of their path, with what takes their place. */
const lighter: ReadonlyMap<string, string> = new Map([
  // zod carries its messages in fifty languages; Vigie writes its own.
  ["/locales/index.js", fileURLToPath(import.meta.resolve("zod/v4/locales/en.js"))],
  ["@stdlib/assert-has-generator-support", join(import.meta.dirname, "has-generators.cjs")],
]);

export const root = new URL("../../..", import.meta.url).pathname;

/**
 * One classic script without imports: a page opened by a double click has no modules. Node.js modules cannot be resolved
 * there, so that importing one fails the build.
 * @param replaced modules by the end of their path, with the file that takes their place
 */
export async function bundled(
  entry: string,
  replaced: ReadonlyMap<string, string> = new Map(),
): Promise<Bundled> {
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    outdir: "bundled",
    bundle: true,
    write: false,
    minify: true,
    metafile: true,
    legalComments: "none",
    format: "iife",
    platform: "browser",
    target: "es2023",
    charset: "utf8",
    jsx: "automatic",
    jsxImportSource: "preact",
    logLevel: "silent",
    loader: { ".woff2": "dataurl" },
    // parquet-wasm names the file that it would fetch: here it is handed over.
    define: { "import.meta.url": '"about:blank"' },
    plugins: [
      {
        name: "replaced",
        setup: ({ onResolve }) => {
          for (const [ending, path] of [...lighter, ...replaced])
            onResolve({ filter: new RegExp(`${ending.replaceAll(".", "\\.")}$`) }, () => ({ path }));
        },
      },
    ],
  });
  const textOf = (extension: string) => outputFiles.find(({ path }) => path.endsWith(extension))?.text ?? "";
  return {
    script: textOf(".js"),
    style: textOf(".css"),
    inputs: Object.keys(metafile.inputs).toSorted(),
  };
}
