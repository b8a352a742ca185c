import { existsSync } from "node:fs";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";

/** Codes of the reference study, as its partner's file holds them. */
const columns = {
  commune: [
    "93001",
    "93005",
    "93006",
    "93008",
    "93010",
    "93014",
    "93027",
    "93029",
    "93030",
    "93032",
    "93047",
    "93051",
    "93053",
    "93063",
    "93066",
    "93070",
    "93071",
    "93072",
  ],
  institution: ["cpam", "caf", "cnav", "pole_emploi", "dgfip", "interior", "justice", "post", "other"],
  themes: [
    "health",
    "family",
    "work",
    "housing",
    "budget",
    "justice",
    "health;family",
    "work;budget;housing",
    "",
  ],
  mode: ["with_person", "in_her_place"],
  duration: ["under-30", "30-59", "60-119", "120-plus"],
} as const;

/** Invented accompaniments: one line each, in the neutral shape that docs/formats.md gives. */
export async function generate(folder: string, rows: number): Promise<string> {
  const path = join(folder, `activity-${rows}.csv`);
  if (existsSync(path)) return path;
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  const picks = Object.entries(columns).map(
    ([name, codes]) =>
      `list_extract([${codes.map((code) => `'${code}'`).join(", ")}], 1 + floor(random() * ${codes.length})::INTEGER) AS ${name}`,
  );
  await connection.run("SELECT setseed(0.5)");
  await connection.run(
    `COPY (SELECT 'A' || i AS accompaniment, DATE '2020-01-01' + floor(random() * 1369)::INTEGER AS day, ${picks.join(", ")} FROM range(${rows}) AS t(i)) TO '${path}' (HEADER)`,
  );
  return path;
}
