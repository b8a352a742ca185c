import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { buildPartnerPage } from "../apps/partner-page/build/build.ts";
import { outputFolder } from "./output-folder.ts";

const folder = outputFolder("partner-page", "vigie-poste.html, à remettre tel quel, et served/, à servir");
if (folder !== null) await write(folder);

async function write(out: string): Promise<void> {
  const { served, file } = await buildPartnerPage();
  const files = new Map([
    ["vigie-poste.html", file],
    ...[...served].map(([path, bytes]) => [join("served", path), bytes] as const),
  ]);
  for (const [path, bytes] of files) {
    await mkdir(dirname(join(out, path)), { recursive: true });
    await writeFile(join(out, path), bytes);
    console.log(`${path}  ${(bytes.length / 1e6).toFixed(1)} Mo`);
  }
}
