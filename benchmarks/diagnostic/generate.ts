import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { measure } from "../measure.ts";

export interface Size {
  readonly communes: number;
  readonly indicators: number;
  readonly units: number;
}

/** Answers to each question, and one indicator in five counts the units of each commune: a map. */
const answers = 5;
const mapEvery = 5;

/**
 * An invented study with its bundle, made as a partner makes it: questions of five answers by commune, and maps. It
 * protects nobody: secrecy is measured in `benchmarks/disclosure`.
 * @returns the folder of the study, and its bundle
 */
export async function generate(
  folder: string,
  size: Size,
  vigie: string,
): Promise<{ readonly study: string; readonly bundle: string }> {
  const sizeFolder = join(folder, `${size.communes}-${size.indicators}-${size.units}`);
  const [study, out] = [join(sizeFolder, "study"), join(sizeFolder, "out")];
  const bundle = join(out, "bundle.zip");
  if (existsSync(bundle)) return { study, bundle };
  const data = join(sizeFolder, "units.csv");
  const mapping = join(sizeFolder, "mapping.yaml");
  const files = new Map([...studyFiles(size)].map(([path, text]) => [join(study, path), text]));
  files.set(mapping, mappingOf(data));
  for (const [path, text] of files) {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  }
  await writeUnits(data, size);
  await measure(process.execPath, [
    ...[vigie, "run", study, "--partner", "ccas", "--data", mapping],
    ...["--out", out, "--date", "2026-11-25"],
  ]);
  return { study, bundle };
}

const communesOf = ({ communes }: Size) =>
  Array.from({ length: communes }, (_, at) => `9${String(at + 1).padStart(4, "0")}`);
const questionsOf = ({ indicators }: Size) =>
  Array.from({ length: indicators }, (_, at) => `question_${at + 1}`);

function studyFiles(size: Size): ReadonlyMap<string, string> {
  const communes = communesOf(size);
  const questions = questionsOf(size);
  const isMap = (at: number) => at % mapEvery === mapEvery - 1;
  return new Map([
    [
      "study.yaml",
      `vigie: 1
study: cent-communes
version: "1.0"
title: Une étude inventée de ${size.communes} communes
window: { from: 2026-01-01, to: 2026-12-31 }
timezone: Europe/Paris
languages: [fr]
partners:
  ccas: { label: CCAS inventés, sources: [units] }
`,
    ],
    ["codelists/commune.yaml", codelist("commune", "Commune", communes, (code) => `Commune ${code}`)],
    [
      "codelists/answer.yaml",
      codelist("reply", "Réponse", codesOfAnswers(), (code) => `Réponse ${code.toUpperCase()}`),
    ],
    [
      "sources/units.yaml",
      `source: units
label: Accompagnements
unit: { one: accompagnement, many: accompagnements }
protects: nothing
fields:
  commune: { type: code, codelist: commune, label: Commune }
${questions.map((name, at) => (isMap(at) ? `  ${name}: { type: flag, label: Sujet ${at + 1} }` : `  ${name}: { type: code, codelist: reply, label: Question ${at + 1} }`)).join("\n")}
universes:
  all: { label: accompagnements }
${questions.flatMap((name, at) => (isMap(at) ? [`  with_${name}: { label: "accompagnements pour le sujet ${at + 1}", where: { ${name}: yes } }`] : [])).join("\n")}
`,
    ],
    [
      "indicators.yaml",
      `indicators:
${questions
  .map((name, at) =>
    isMap(at)
      ? `  map_${at + 1}: { kind: distribution, source: units, universe: with_${name}, title: Accompagnements pour le sujet ${at + 1}, of: commune }`
      : `  by_commune_${at + 1}: { kind: profile, source: units, title: Question ${at + 1} selon la commune, by: commune, of: ${name} }`,
  )
  .join("\n")}
`,
    ],
    [
      "tiles.yaml",
      `tiles:
${communes.map((code, at) => `  "${code}": { name: "Commune ${code}", short: "${at + 1}", column: ${1 + (at % 10)}, row: ${1 + Math.floor(at / 10)} }`).join("\n")}
`,
    ],
  ]);
}

function codesOfAnswers(): readonly string[] {
  return Array.from({ length: answers }, (_, at) => String.fromCharCode(97 + at));
}

function codelist(
  name: string,
  label: string,
  codes: readonly string[],
  labelOf: (code: string) => string,
): string {
  return `codelist: ${name}
label: ${label}
codes:
${codes.map((code) => `  - { code: "${code}", label: "${labelOf(code)}" }`).join("\n")}
`;
}

function mappingOf(data: string): string {
  return `mapping: 1
study: cent-communes
partner: ccas
fictitious: true
accepts: { nothing: [units] }
sources:
  units: { units: { file: ${JSON.stringify(data)}, key: id } }
`;
}

/** Answers drawn with unequal chances that change from one commune and one question to another. */
async function writeUnits(path: string, size: Size): Promise<void> {
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  await connection.run("SET threads = 1");
  await connection.run("SELECT setseed(0.5)");
  const { communes, units } = size;
  const columns = questionsOf(size).map((name, at) =>
    at % mapEvery === mapEvery - 1
      ? `CASE WHEN random() < 0.5 THEN 'yes' ELSE 'no' END AS ${name}`
      : `chr(97 + floor(${answers} * pow(random(), 0.6 + ((k + ${at}) % 9) / 10.0))::INTEGER) AS ${name}`,
  );
  await connection.run(
    `COPY (SELECT 'P' || i AS id, '9' || lpad((k + 1)::VARCHAR, 4, '0') AS commune, ${columns.join(", ")} FROM (SELECT i, floor(random() * ${communes})::INTEGER AS k FROM range(${units}) AS t(i))) TO '${path}' (HEADER)`,
  );
}
