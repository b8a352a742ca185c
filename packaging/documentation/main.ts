import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { outputFolder } from "../output-folder.ts";
import { documentationSite } from "./documentation-site.ts";

const root = resolve(import.meta.dirname, "../..");

const folder = outputFolder("docs", "la documentation en un site, qui s’ouvre par index.html");
if (folder !== null) await write(folder);

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
