import { contributorsOf, type DataEdition, lastDayOf, markedTitle } from "./data-edition.ts";
import type { Column, ExportedTable } from "./exported-table.ts";
import { licence } from "./licence.ts";
import { tableNote } from "./table-note.ts";

/**
 * `datapackage.json` of the data folder: a Frictionless Data Package, version 2, of every tidy table with its Table
 * Schema. What no property of the standard says is under `vigie`.
 * @param sizes of the file of each table, in bytes, by indicator
 */
export function dataPackage(
  tables: readonly ExportedTable[],
  sizes: ReadonlyMap<string, number>,
  edition: DataEdition,
): string {
  const { study, bundles, fictitious, words } = edition;
  const last = lastDayOf(bundles);
  const description = [
    ...(fictitious ? [words.say("fictitious.sentence")] : []),
    ...(study.summary ? [words.text(study.summary)] : []),
  ].join(" ");
  const descriptor = {
    $schema: "https://datapackage.org/profiles/2.0/datapackage.json",
    name: study.id,
    title: markedTitle(words.text(study.title), edition),
    ...(description === "" ? {} : { description }),
    version: study.version,
    ...(last === null ? {} : { created: `${last}T00:00:00Z` }),
    licenses: [{ name: licence.spdx, path: licence.url, title: licence.title }],
    contributors: contributorsOf(edition).map((title) => ({ title, roles: ["data-provider"] })),
    resources: tables.map((table) => ({
      name: table.id,
      title: markedTitle(table.title, table.subject),
      description: tableNote(table).join("\n"),
      type: "table",
      path: `${table.id}.csv`,
      format: "csv",
      mediatype: "text/csv",
      encoding: "utf-8",
      bytes: sizes.get(table.id) ?? 0,
      schema: schemaOf(table),
    })),
    vigie: {
      study: { id: study.id, version: study.version, hash: study.hash },
      fictitious,
      policy: { min: study.disclosure.min },
      absent: absentOf(edition),
      bundles: bundles.map(({ manifest, hash }) => ({
        partner: manifest.partner,
        date: manifest.date,
        hash,
        fictitious: manifest.fictitious,
      })),
    },
  };
  return `${JSON.stringify(descriptor, null, 2)}\n`;
}

/** Tables that the study asks for and that are not here: kept by the partner, or not received yet. */
function absentOf({ study, gathered, words }: DataEdition) {
  return [...study.indicators.values()].flatMap(({ id, title }) => {
    const held = gathered.get(id);
    if (held === undefined || held.state === "published") return [];
    return [{ name: id, title: words.text(title), state: held.state }];
  });
}

/** Table Schema of a tidy table. */
function schemaOf({ columns }: ExportedTable) {
  return {
    fields: columns.map(fieldOf),
    missingValues: [""],
    primaryKey: columns.filter(({ kind }) => kind === "code").map(({ name }) => name),
  };
}

function fieldOf({ name, title, kind, codes }: Column) {
  if (kind === "count") return { name, title, type: "integer", constraints: { minimum: 0 } };
  if (kind === "share") return { name, title, type: "number", constraints: { minimum: 0, maximum: 1 } };
  if (kind === "number") return { name, title, type: "number" };
  return { name, title, type: "string", ...(codes ? { categories: codes } : {}) };
}
