import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { documentationSite } from "./documentation-site.ts";

const root = resolve(import.meta.dirname, "../..");

const { values } = parseArgs({ options: { out: { type: "string" } } });
if (values.out === undefined) {
  console.error(
    "npm run docs -- --out DOSSIER : écrit la documentation en un site, qui s’ouvre par index.html",
  );
  process.exitCode = 2;
} else await write(resolve(values.out));

async function write(out: string): Promise<void> {
  const { version }: { readonly version: string } = JSON.parse(
    await readFile(join(root, "package.json"), "utf8"),
  );
  const site = await documentationSite(root, version);
  for (const [path, content] of site) {
    const target = join(out, path);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, content);
  }
  console.log(`${join(out, "index.html")} : ${site.size} fichiers`);
}
