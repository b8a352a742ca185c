import { spawnSync } from "node:child_process";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { fenced } from "./fenced.ts";

const root = join(import.meta.dirname, "..");
const bin = join(root, "apps/cli/bin/vigie.js");
export const publicStudy = join(root, "studies/inclusion-numerique");

/** Open data that others published, beside the project and never in it. */
const data = join(root, "../shared/data");
export const barometre = join(data, "barometre-numerique/barometre_2022_inclusion.csv");
/** The common questions of fifteen waves. */
export const waves = join(data, "barometre-numerique/barometre_socle_2007_2022.csv.gz");
export const recipients = join(data, "caf-iris/inseecaf2021_93.csv");
export const communes = join(data, "territory/communes_93_ept_population.csv");
const lists = ["liste-fs-20221201.csv", "liste-fs-20240801.csv"].map((name) =>
  join(data, "france-services", name),
);
export const isDataThere = [barometre, waves, recipients, communes, ...lists].every((path) =>
  existsSync(path),
);

export type Row = Readonly<Record<string, string>>;

export const rowsOf = (path: string, delimiter = ","): readonly Row[] =>
  parse(readFileSync(path), { columns: true, delimiter, bom: true });

/** The way of the study's read-me in a folder, with a secret that gives the same draw each time. */
export function runPublicStudy(folder: string, { file, encoding }: { file: Buffer; encoding: string }): void {
  mkdirSync(folder);
  writeFileSync(join(folder, "barometre_2022_inclusion.csv"), file);
  for (const [at, list] of lists.entries())
    copyFileSync(list, join(folder, ["liste-fs-20221201.csv", "liste-fs-20240801.csv"][at] ?? ""));
  const mapping = readFileSync(join(publicStudy, "correspondance.yaml"), "utf8");
  writeFileSync(
    join(folder, "correspondance.yaml"),
    `${mapping.replace("encoding: cp1252", `encoding: ${encoding}`)}secret: rIJK8ttnbS3M3gAUk7BBms1ZLptycFsh5mDQXdKPQpU\n`,
  );
  command(
    folder,
    `run ${publicStudy} --partner fichiers_publics --data correspondance.yaml --out sortie --date 2026-12-02`,
  );
}

export function assemblePublicStudy(folder: string): void {
  command(folder, `assemble ${publicStudy} sortie/bundle.zip --out site`);
}

function command(cwd: string, words: string): void {
  const { status, stderr } = spawnSync(process.execPath, [bin, ...words.split(" ")], {
    cwd,
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`vigie ${words}: ${stderr}`);
}

/**
 * Runs a block of commands of the study's read-me as they are written, beside a folder named `donnees`.
 * @returns the status, and what went to the error stream
 */
export function followReadme(bench: string, block: number): readonly [number | null, string] {
  const project = join(bench, "vigie");
  if (!existsSync(project)) {
    mkdirSync(project);
    for (const part of ["package.json", "node_modules", "apps", "packages", "studies"])
      symlinkSync(join(root, part), join(project, part));
  }
  const commands = fenced(readFileSync(join(publicStudy, "LISEZMOI.md"), "utf8"), "sh")[block] ?? "exit 1";
  const options = { cwd: project, encoding: "utf8" } as const;
  const { status, stderr } = spawnSync("bash", ["-euo", "pipefail", "-c", commands], options);
  return [status, stderr];
}

/** Pages of a site, under its folder. */
export const pagesOf = (site: string): readonly string[] =>
  readdirSync(site, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".html"))
    .map((name) => readFileSync(join(site, name), "utf8"));

/** A share of the survey, as R's script names it: what leaves and what the file gives. */
export interface ComparedShare {
  readonly indicator: string;
  readonly group: string;
  readonly answer: string;
  /** Null where noise forbids to print it. */
  readonly published: number | null;
  /** From sampling and noise together. */
  readonly standardError: number;
  readonly exact: number;
}

/** Shares of one indicator: exact ones from the private table, the others from the data that the site offers. */
export function comparedShares(folder: string, indicator: string): readonly ComparedShare[] {
  const exact = rowsOf(join(folder, `sortie/private/tables/${indicator}.csv`));
  const columns = Object.keys(exact[0] ?? {});
  const dimensions = columns.slice(1, columns.indexOf("true_count"));
  const codesOf = (row: Row) => dimensions.map((name) => row[name] ?? "");
  const printed = new Map(
    rowsOf(join(folder, `site/donnees/${indicator}.csv`)).map((row) => [codesOf(row).join(), row]),
  );
  const rowAt = new Map(exact.map((row) => [codesOf(row).join(), row]));
  return exact.flatMap((row) => {
    const [group = "", answer = ""] = dimensions.length === 1 ? ["_T", ...codesOf(row)] : codesOf(row);
    const whole = rowAt.get([...codesOf(row).slice(0, -1), "_T"].join());
    const base = Number(whole?.true_weighted_base ?? 0);
    if (answer.startsWith("_") || base === 0) return [];
    const shown = printed.get(codesOf(row).join());
    return [
      {
        indicator,
        group,
        answer,
        published: shown?.share ? Number(shown.share) : null,
        standardError: Number(shown?.standard_error ?? 0),
        exact: Number(row.true_weighted) / base,
      },
    ];
  });
}
