import type { Column, ExportedTable } from "@vigie/diagnostic";
import { contributorsOf, isVerified, lastDayOf, markedTitle, marksOf } from "@vigie/diagnostic";
import type { WordedEdition } from "../formatter.ts";
import type { CodeList, CodeLists } from "./code-lists.ts";
import type { DataFile } from "./data-file.ts";
import { fileHash } from "./file-hash.ts";
import { licence } from "./licence.ts";
import { tableNote } from "./table-note.ts";

/** A table, or a code list, with its file. */
interface Filed<Of> {
  readonly of: Of;
  readonly file: DataFile<"tidy">;
}

/**
 * `datapackage.json` of the data folder: a Frictionless Data Package, version 2, of every tidy table with its Table
 * Schema, and of the code lists that its columns refer to. What no property of the standard says is under `vigie`.
 */
export function dataPackage(
  tables: readonly Filed<ExportedTable>[],
  lists: readonly Filed<CodeList>[],
  { listOf, edition }: Pick<CodeLists, "listOf"> & { readonly edition: WordedEdition },
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
    resources: [
      ...tables.map(({ of: table, file }) => ({
        name: table.id,
        title: markedTitle(table.title, table.subject),
        description: tableNote(table, formatter).join("\n"),
        ...fileOf(file),
        schema: schemaOf(table, listOf),
      })),
      ...lists.map(({ of: list, file }) => ({
        name: listName(list),
        title: formatter.message("codes.title", { title: list.title }),
        ...fileOf(file),
        schema: {
          fields: (["code", "label"] as const).map((name) => ({
            name,
            title: formatter.message(`codes.${name}`),
            description: formatter.message(`codes.${name}.description`),
            type: "string",
          })),
          missingValues: [""],
          primaryKey: ["code"],
        },
      })),
    ],
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

function fileOf({ name, content, size }: DataFile<"tidy">) {
  return {
    type: "table",
    path: name,
    format: "csv",
    mediatype: "text/csv",
    encoding: "utf-8",
    bytes: size,
    hash: `sha256:${fileHash(content)}`,
  };
}

function listName({ id }: CodeList): string {
  return `codes.${id}`;
}

/** Table Schema of a tidy table. */
function schemaOf(table: ExportedTable, listOf: CodeLists["listOf"]) {
  const codes = table.columns.filter(({ kind }) => kind === "code").map(({ name }) => name);
  return {
    fields: table.columns.map((column, at) =>
      fieldOf(withCodesHeld(column, at, table), listOf(table, column.name) !== null),
    ),
    missingValues: [""],
    primaryKey: codes,
    foreignKeys: codes.flatMap((name) => {
      const list = listOf(table, name);
      return list === null
        ? []
        : [{ fields: [name], reference: { resource: listName(list), fields: ["code"] } }];
    }),
  };
}

/** Of a status, the words that the table has: each of a hundred tables would list them all. */
function withCodesHeld(column: Column, at: number, { rows }: ExportedTable): Column {
  if (column.kind !== "status" || column.codes === undefined) return column;
  const held = new Set(rows.map((row) => row[at]));
  return { ...column, codes: column.codes.filter(({ value }) => held.has(value)) };
}

function fieldOf({ name, title, description, kind, codes }: Column, hasList: boolean) {
  const field = { name, title, description };
  if (kind === "count") return { ...field, type: "integer", constraints: { minimum: 0 } };
  if (kind === "share") return { ...field, type: "number", constraints: { minimum: 0, maximum: 1 } };
  if (kind === "number" || kind === "points") return { ...field, type: "number" };
  if (codes === undefined) return { ...field, type: "string" };
  // Where a dimension has its list, the labels of its codes are there.
  return { ...field, type: "string", categories: hasList ? codes.map(({ value }) => value) : codes };
}
