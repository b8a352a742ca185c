import {
  attributeOf,
  contentOf,
  type Definitions,
  type Source,
  type Study,
  type Text,
  type Window,
} from "@vigie/study";
import { channelSetCode, membersOf, total } from "@vigie/table";
import type { InferredRow } from "../infer/inferred-table.ts";
import { labelOf } from "../labels.ts";
import type { Subject } from "../subject.ts";
import type { ObservedQuantity } from "./observed.ts";

/** The tables of an edition, read from its Data Package: neither its study nor its bundles are needed. */
export interface PackagedEdition {
  readonly studyId: string;
  /** Hash of its study's content. */
  readonly hash: string;
  readonly version: string;
  /** Day of its latest bundle. */
  readonly day: string | null;
  readonly window: Window;
  readonly breaks: ReadonlyMap<string, Text>;
  /** Bundles that it was made from: one per holder of a group. */
  readonly bundles: readonly PackagedBundle[];
  readonly tables: ReadonlyMap<string, PackagedTable>;
}

export interface PackagedBundle {
  readonly partner: string;
  /** Left out for one institution. */
  readonly holder?: string | undefined;
  readonly date: string;
  readonly hash: string;
}

/** The table of an indicator that editions compare. */
export interface PackagedTable {
  /** Window of its source. */
  readonly window: Window;
  readonly definition: NonNullable<ReturnType<Definitions>>;
  readonly min: number;
  /** Standard error that noise gives the bases of shares: of the whole populations, and the greatest of groups. */
  readonly baseErrors: readonly [whole: number, groups: number];
  /** Holders of its group that it is not of; none for one institution. */
  readonly without: readonly string[];
  /** By the name of its column; empty where hidden. */
  readonly rows: readonly ReadonlyMap<string, string>[];
}

/** The study of now, with what is of an edition before. */
export function studyThen({ version, window, breaks, tables }: PackagedEdition, now: Study): Study {
  const windows = new Map(
    [...tables].map(([id, table]) => [now.indicators.get(id)?.source ?? "", table.window] as const),
  );
  const sources = [...now.sources].map(
    ([id, source]) => [id, { ...source, window: windows.get(id) ?? window }] as const,
  );
  return { ...now, version, window, breaks, sources: new Map(sources) };
}

/** A table with the codes of now: those renamed since then were published under another name. */
export function withCodesOfNow(
  published: PackagedTable | undefined,
  now: Subject | null,
): PackagedTable | undefined {
  if (published === undefined || now === null) return published;
  const namesOfNow = new Map(
    now.table.dimensions.flatMap(({ name }) => {
      const nameNow = namingOfNow(now.source, name);
      return nameNow === null ? [] : [[name, nameNow] as const];
    }),
  );
  if (namesOfNow.size === 0) return published;
  const rows = published.rows.map(
    (row) => new Map([...row].map(([column, value]) => [column, namesOfNow.get(column)?.(value) ?? value])),
  );
  return { ...published, rows };
}

/** What gives a code of an edition before its name of now; null where every code of the dimension kept its own. */
function namingOfNow(source: Source, dimension: string): ((code: string) => string) | null {
  const { contacts } = source;
  const isOfSets = contacts !== null && dimension === "subgroup";
  const codes = isOfSets ? contacts.renamed.channels : (attributeOf(source, dimension)?.codes ?? []);
  const names = new Map(
    codes.flatMap(({ code, formerly = [] }) => formerly.map((former) => [former, code] as const)),
  );
  const now = (code: string) => names.get(code) ?? code;
  if (!isOfSets) return names.size === 0 ? null : now;
  return (code) => channelSetCode(contacts.channels, new Set(membersOf(code).map(now))) ?? code;
}

/** A table as it was inferred then, as far as what is published says; null where either edition has none. */
export function packagedSubject(
  published: PackagedTable | undefined,
  study: Study,
  now: Subject | null,
): Subject | null {
  const source = study.sources.get(now?.source.id ?? "");
  if (published === undefined || now === null || source === undefined) return null;
  const names = now.table.dimensions.map(({ name }) => name);
  const { measures } = now.table;
  const bases = basesOf(published, names);
  const rows = published.rows.map((row): InferredRow => {
    const codes = names.map((name) => row.get(name) ?? "");
    const values = measures.map((name) => numberIn(row, name));
    const isTotal = codes.at(-1) === total;
    return {
      codes,
      count: numberIn(row, "count"),
      error: numberIn(row, "count_error") ?? 0,
      base: isTotal ? (bases.get(lineOf(codes)) ?? null) : null,
      values,
      errors: values.map((value) => (value === null ? null : 0)),
    };
  });
  const dimensions = names.map((name, at) => ({
    name,
    codes: [...new Set(rows.map(({ codes }) => codes[at] ?? ""))],
  }));
  const table = { ...now.table, dimensions, rows, min: published.min, silence: null };
  return { ...now, study, source, table, gathered: new Map() };
}

/** The base of each line, which its rows with a share repeat. */
function basesOf({ rows, baseErrors }: PackagedTable, names: readonly string[]) {
  const bases = new Map<string, { readonly value: number; readonly error: number }>();
  for (const row of rows) {
    const codes = names.map((name) => row.get(name) ?? "");
    const value = numberIn(row, "base");
    const isWhole = codes.slice(1, -1).every((code) => code === total);
    if (value !== null) bases.set(lineOf(codes), { value, error: baseErrors[isWhole ? 0 : 1] });
  }
  return bases;
}

function lineOf(codes: readonly string[]): string {
  return codes.slice(0, -1).join("|");
}

/** Rates as they were published: the populations of then are not those of the study of now. Null for any other table. */
export function packagedQuantity(
  published: PackagedTable | undefined,
  subject: Subject | null,
): ObservedQuantity | null {
  if (published === undefined || subject === null) return null;
  const { indicator } = subject;
  if (contentOf(indicator).rate === null) return null;
  const [column] = [...(published.rows[0]?.keys() ?? [])].filter((name) => name.startsWith("rate_"));
  const ofTerritories = published.rows.filter(
    (row) => row.get("universe") === indicator.universe && row.get(indicator.of) !== total,
  );
  const observed = ofTerritories.flatMap((row) => {
    const code = row.get(indicator.of) ?? "";
    const value = numberIn(row, column ?? "");
    const isHidden = value === null && row.get("count") === "";
    if (value === null && !isHidden) return [];
    return [
      [
        code,
        { label: labelOf(subject, indicator.of, code), value, isHidden, interval: null, counted: null },
      ] as const,
    ];
  });
  return { of: "rate", observed: new Map(observed) };
}

function numberIn(row: ReadonlyMap<string, string>, column: string): number | null {
  const text = row.get(column) ?? "";
  return text === "" ? null : Number(text);
}
