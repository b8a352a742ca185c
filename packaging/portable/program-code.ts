import { readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { type BuildOptions, build, type Plugin } from "esbuild";
import { libraries } from "./libraries.ts";

/** The command as JavaScript, with all that it imports but the native packages. */
export interface ProgramCode {
  /** Path in the program's folder, with `/`, to bytes. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** Packages of which some code is in it: their folders in the repository, with `/`, as in package-lock.json. */
  readonly packages: readonly string[];
}

/** Programs of worker threads, started by the address of their source, where they are written. */
const workers = ["apps/cli/src/terminal/progress-thread.ts"];

/** Where the code is in the program's folder. */
const codeFolder = "code";

/**
 * Bundles the command `vigie`; started by `code/vigie.mjs`. Same sources, same bytes.
 * @param root of the repository
 * @throws {Error} where esbuild refuses a source
 */
export async function programCode(root: string): Promise<ProgramCode> {
  const program = join(root, "programme");
  const builds = await Promise.all([
    bundled({
      ...shared(root),
      entryPoints: { vigie: "apps/cli/bin/vigie.js" },
      outdir: join(program, codeFolder),
      outExtension: { ".js": ".mjs" },
      splitting: true,
      chunkNames: "[name]-[hash]",
    }),
    bundled({
      ...shared(root),
      entryPoints: workers,
      outbase: root,
      outdir: program,
      outExtension: { ".js": ".ts" },
    }),
  ]);
  const files = builds.flatMap(({ files }) => files);
  return {
    files: new Map(
      files.map(({ path, contents }) => [relative(program, path).split(sep).join("/"), contents] as const),
    ),
    packages: [...new Set(builds.flatMap(({ inputs }) => inputs).flatMap(packageOf))].toSorted(),
  };
}

const shared = (root: string) =>
  ({
    absWorkingDir: root,
    bundle: true,
    platform: "node",
    target: "node24",
    format: "esm",
    external: Object.keys(libraries),
    legalComments: "none",
    logLevel: "silent",
    // CommonJS packages ask for the modules of Node.js by `require`, which ES modules lack.
    banner: {
      js: 'import { createRequire as requireOf } from "node:module"; const require = requireOf(import.meta.url);',
    },
    plugins: [sourceAddresses(root)],
  }) satisfies BuildOptions;

async function bundled(options: BuildOptions) {
  const { outputFiles, metafile } = await build({ ...options, write: false, metafile: true });
  const inputs = Object.values(metafile.outputs).flatMap(({ inputs }) => Object.entries(inputs));
  return {
    files: outputFiles,
    inputs: inputs.flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? [path] : [])),
  };
}

/** The folder of the package that a source is from; none for ours. */
function packageOf(source: string): readonly string[] {
  const folder = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(source)?.[0];
  return folder === undefined ? [] : [folder];
}

/**
 * Keeps, in each source of ours, the address that it has in the repository, relative to the program's folder: what it
 * reads beside itself is found at the same path there.
 */
function sourceAddresses(root: string): Plugin {
  return {
    name: "source-addresses",
    setup({ onLoad }) {
      onLoad({ filter: /\.[jt]s$/ }, async ({ path }) => {
        const source = relative(root, path).split(sep).join("/");
        if (/(?:^|\/)node_modules\//.test(source)) return null;
        const text = await readFile(path, "utf8");
        const url = `new URL(${JSON.stringify(`../${source}`)}, import.meta.url)`;
        const folder = `process.getBuiltinModule("node:url").fileURLToPath(new URL(".", ${url}))`;
        return {
          contents: text
            .replaceAll("import.meta.url", `${url}.href`)
            .replaceAll("import.meta.dirname", folder),
          loader: path.endsWith(".ts") ? "ts" : "js",
        };
      });
    },
  };
}
