import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { buildStation } from "./build.ts";

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error("npm run station -- DOSSIER : écrit DOSSIER/vigie-poste.html et DOSSIER/served/");
  process.exitCode = 2;
} else {
  const { served, file } = await buildStation();
  const files = new Map([
    ["vigie-poste.html", file],
    ...[...served].map(([path, bytes]) => [join("served", path), bytes] as const),
  ]);
  for (const [path, bytes] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
    console.log(`${path}\t${bytes.length}`);
  }
}
