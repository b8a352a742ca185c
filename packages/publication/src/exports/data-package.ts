import type { Column, ExportedTable } from "@vigie/diagnostic";
import { contributorsOf, isVerified, lastDayOf, markedTitle, marksOf } from "@vigie/diagnostic";
import type { WordedEdition } from "../formatter.ts";
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
  edition: WordedEdition,
): string {
  const { study, bundles, fictitious, unverified, formatter } = edition;
  const last = lastDayOf(bundles);
  const description = [
    ...marksOf(edition).map(({ sentence }) => sentence),
    ...(study.summary ? [formatter.text(study.summary)] : []),
  ].join(" ");
  const descriptor = {
    $schema: "https://datapackage.org/profiles/2.0/datapackage.json",
    name: study.id,
    title: markedTitle(formatter.text(study.title), edition),
    ...(description === "" ? {} : { description }),
    version: study.version,
    ...(last === null ? {} : { created: `${last}T00:00:00Z` }),
    licenses: [{ name: licence.spdx, path: licence.url, title: licence.title }],
    contributors: contributorsOf(edition).map((title) => ({ title, roles: ["data-provider"] })),
    resources: tables.map((table) => ({
      name: table.id,
      title: markedTitle(table.title, table.subject),
      description: tableNote(table, edition.formatter).join("\n"),
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
      unverified,
      absent: absentOf(edition),
      bundles: bundles.map((bundle) => ({
        partner: bundle.manifest.partner,
        date: bundle.manifest.date,
        hash: bundle.hash,
        fictitious: bundle.manifest.fictitious,
        verified: isVerified(bundle, study),
        extracts: bundle.manifest.sources.flatMap(({ source, extract }) =>
          extract === undefined ? [] : [{ source, extract }],
        ),
        comment: bundle.manifest.comment,
        policy: bundle.manifest.policy,
      })),
    },
  };
  return `${JSON.stringify(descriptor)}\n`;
}

/** Tables that the study asks for and that are not received yet. */
function absentOf({ study, gathered, formatter }: WordedEdition) {
  return [...study.indicators.values()].flatMap(({ id, title }) => {
    const held = gathered.get(id);
    if (held === undefined || held.state === "published") return [];
    return [{ name: id, title: formatter.text(title), state: held.state }];
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

function fieldOf({ name, title, description, kind, codes }: Column) {
  const field = { name, title, ...(description === undefined ? {} : { description }) };
  if (kind === "count") return { ...field, type: "integer", constraints: { minimum: 0 } };
  if (kind === "share") return { ...field, type: "number", constraints: { minimum: 0, maximum: 1 } };
  if (kind === "number") return { ...field, type: "number" };
  return { ...field, type: "string", ...(codes ? { categories: codes } : {}) };
}
