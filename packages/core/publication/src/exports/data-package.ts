import { csvLine, forPrograms, guarded } from "@vigie/files";
import { contentOf, type Definitions, definitionsOf, type Window } from "@vigie/study";
import { total, unknown } from "@vigie/table";
import { type Column, type ExportedTable, isVerified, lastDayOf, marksOf } from "@vigie/tables";
import { contributorsOf, markedTitle } from "@vigie/text";
import type { WordedEdition } from "../formatter.ts";
import { type DataFile, fileHash, licences } from "./data-file.ts";
import { tableNote } from "./workbook.ts";

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
  const definitions = definitionsOf(study);
  const licence = licences[study.licence];
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
        ...comparedPart(table, definitions),
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
      study: { id: study.id, version: study.version, hash: study.hash, window: windowOf(study.window) },
      ...(study.breaks.size === 0 ? {} : { breaks: Object.fromEntries(study.breaks) }),
      fictitious,
      unverified,
      absent: absentOf(edition),
      bundles: bundles
        .flatMap((bundle) => bundle.pooled?.bundles ?? [bundle])
        .map((bundle) => ({
          partner: bundle.manifest.partner,
          ...(bundle.manifest.holder === undefined ? {} : { holder: bundle.manifest.holder }),
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

/** What a later edition needs to read the table of an indicator that editions compare: `readPackagedEdition`. */
function comparedPart({ id, subject }: ExportedTable, definitions: Definitions) {
  const { indicator, source, table } = subject;
  const definition = definitions(indicator.id);
  if (id !== indicator.id || !contentOf(indicator).isTracked || definition === null) return {};
  const errors = (isWhole: boolean) =>
    table.rows
      .filter(({ codes }) => codes.slice(1, -1).every((code) => code === total) === isWhole)
      .map(({ base }) => base?.error ?? 0);
  return {
    vigie: {
      window: windowOf(source.window),
      min: table.min,
      baseErrors: [true, false].map((isWhole) => Number(Math.max(0, ...errors(isWhole)).toPrecision(4))),
      ...(table.holders === null ? {} : { without: table.holders.awaited.map((holder) => holder.id) }),
      definition: Object.fromEntries(definition),
    },
  };
}

function windowOf({ from, to }: Window): Window {
  return { from, to };
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

/** Keeps, of the words of a status, those that the table has: each of a hundred tables would list them all. */
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

type Codes = NonNullable<ExportedTable["columns"][number]["codes"]>;

/** The codes of a dimension as a table of its own, which columns of the other tables refer to. */
interface CodeList {
  readonly id: string;
  readonly title: string;
  readonly codes: Codes;
}

/** Every code list of the tables, and the one of each column of codes. */
interface CodeLists {
  readonly lists: readonly CodeList[];
  /** @returns null for a column without a list */
  readonly listOf: (table: ExportedTable, column: string) => CodeList | null;
}

/** What a yes or no may be; as many dimensions have them, they share one list. */
const yesOrNo: ReadonlySet<string> = new Set(["yes", "no", total, unknown]);

/**
 * One list for all the dimensions of a name whose codes have the same labels; a source whose labels are others has its
 * own, named after it. Every yes or no has the same; populations have none, as each source has its own.
 */
export function codeListsOf(tables: readonly ExportedTable[]): CodeLists {
  const lists = new Map<string, { title: string; codes: Map<string, string> }>();
  const ids = new Map<string, string>();
  for (const table of tables)
    for (const { name, title, kind, codes } of table.columns) {
      if (kind !== "code" || codes === undefined || name === "universe") continue;
      const { source, formatter } = table.subject;
      const isYesOrNo = codes.every(({ value }) => yesOrNo.has(value));
      const shared = lists.get(name);
      const isAlike = codes.every(({ value, label }) => (shared?.codes.get(value) ?? label) === label);
      const id = isYesOrNo ? "yes_no" : isAlike ? name : `${name}.${source.id}`;
      const list = lists.get(id) ?? {
        title: isYesOrNo
          ? formatter.list([formatter.message("code.yes"), formatter.message("code.no")])
          : title,
        codes: new Map<string, string>(),
      };
      for (const { value, label } of codes) list.codes.set(value, label);
      lists.set(id, list);
      ids.set(columnKey(table, name), id);
    }
  const made = new Map(
    [...lists].map(([id, { title, codes }]) => [
      id,
      { id, title, codes: [...codes].map(([value, label]) => ({ value, label })) },
    ]),
  );
  return {
    lists: [...made.values()],
    listOf: (table, column) => made.get(ids.get(columnKey(table, column)) ?? "") ?? null,
  };
}

function columnKey({ id }: ExportedTable, column: string): string {
  return `${id} ${column}`;
}

/** As the tidy tables: RFC 4180 in UTF-8. */
export function codeListCsv({ codes }: CodeList): string {
  return [["code", "label"], ...codes.map(({ value, label }) => [value, guarded(label)])]
    .map((cells) => csvLine(cells, forPrograms))
    .join("");
}
