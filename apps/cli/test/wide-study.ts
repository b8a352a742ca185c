import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** A study of four characteristics of many codes, all crossed: thousands of small cells, minutes of protection. */
export async function writeWide(folder: string): Promise<void> {
  const names = ["a", "b", "c", "d"];
  const codes = Array.from({ length: 30 }, (_, at) => `k${at}`);
  const pairs = names.flatMap((one, at) => names.slice(at + 1).map((other) => [one, other] as const));
  await mkdir(join(folder, "large", "codelists"), { recursive: true });
  await mkdir(join(folder, "large", "sources"));
  const files = {
    "large/study.yaml": `vigie: 1
study: large
version: "1"
title: Large
window: { from: 2024-01-01, to: 2024-06-30 }
timezone: Europe/Paris
languages: [fr]
partners: { caf: { label: Caf, sources: [foyers] } }
disclosure: { min: 11 }
`,
    "large/codelists/codes.yaml": `codelist: codes
label: Codes
codes:
${codes.map((code) => `  - { code: ${code}, label: Code ${code} }`).join("\n")}
`,
    "large/sources/foyers.yaml": `source: foyers
label: Foyers
unit: { one: foyer, many: foyers }
fields:
${names.map((name) => `  ${name}: { type: code, codelist: codes, label: Champ ${name} }`).join("\n")}
`,
    "large/indicators.yaml": `indicators:
${pairs.map(([one, other]) => `  ${one}_${other}: { kind: profile, source: foyers, title: ${one} selon ${other}, by: ${other}, of: ${one} }`).join("\n")}
`,
    "large.yaml": `mapping: 1
study: large
partner: caf
sources:
  foyers:
    units:
      file: large.csv
      format: { delimiter: ";" }
      key: n
      fields: { ${names.map((name) => `${name}: ${name}`).join(", ")} }
`,
    // Spread by multiplication: every pair of codes is met, seldom and not evenly.
    "large.csv": `n;${names.join(";")}\n${Array.from(
      { length: 9_000 },
      (_, at) =>
        `${at};${names.map((_name, of) => codes[Math.floor(((at * (of * of + 7) * 7919) % 1009) ** 2 / 33_936)]).join(";")}`,
    ).join("\n")}\n`,
  };
  for (const [path, text] of Object.entries(files)) await writeFile(join(folder, path), text);
}
