import { dateFormats } from "../column-mapping.ts";
import { type ColumnProfile, type FileProfile, valuesMax } from "../guess/file-profile.ts";
import { type InputDraft, partNames } from "../input-file.ts";

/** The files that a part of a draft is read in; none for a table, and for units drawn from contacts. */
export function filesOfInput(input: InputDraft | null): readonly string[] {
  if (input === null || input.kind === "table") return [];
  return input.kind === "file" ? [input.file] : input.files.map(({ file }) => file);
}

/**
 * The columns of several files as those of one, from the profile of each; null while one of them has none. A column of many
 * values has as many distinct ones as all of the files together: one that is in two files is counted twice.
 */
export function pooledProfile(
  { files, column }: Extract<InputDraft, { readonly kind: "files" }>,
  profiles: ReadonlyMap<string, FileProfile>,
): FileProfile | null {
  const opened = files.flatMap(({ file }) => profiles.get(file) ?? []);
  const [first, ...others] = opened;
  if (first === undefined || opened.length < files.length) return null;
  const columns = first.columns.flatMap((one) => {
    const same = others.flatMap(({ columns: own }) => own.find(({ name }) => name === one.name) ?? []);
    return same.length < others.length ? [] : [same.reduce(added, one)];
  });
  const names = partNames(files.map(({ file }) => file));
  const named = opened.map(({ rows }, at) => ({ value: names[at] ?? "", rows }));
  const rows = named.reduce((sum, part) => sum + part.rows, 0);
  const ofNames: ColumnProfile | null =
    column === null
      ? null
      : { ...noValues, name: column, filled: rows, distinct: named.length, values: named };
  return {
    ...first,
    rows,
    columns: ofNames === null ? columns : [...columns, ofNames],
    firstRows: [],
    lastRow: null,
  };
}

const noValues = {
  blank: 0,
  missing: [],
  days: { iso: 0, fr: 0, us: 0, compact: 0, date9: 0, excel: 0, sas: 0, sas_datetime: 0, spss: 0 },
  numbers: 0,
} as const;

function added(a: ColumnProfile, b: ColumnProfile): ColumnProfile {
  const isList = [a, b].every(({ filled, values }) => filled === 0 || values.length > 0);
  const values = sums([...a.values, ...b.values]);
  const few = isList && values.length <= valuesMax;
  const days = { ...a.days };
  for (const format of dateFormats) days[format] += b.days[format];
  return {
    name: a.name,
    filled: a.filled + b.filled,
    blank: a.blank + b.blank,
    distinct: few ? values.length : a.distinct + b.distinct,
    values: few ? values : [],
    missing: sums([...a.missing, ...b.missing]),
    days,
    numbers: a.numbers + b.numbers,
  };
}

/** Rows of each value, most frequent first. */
function sums(found: ColumnProfile["values"]): ColumnProfile["values"] {
  const rows = new Map<string, number>();
  for (const one of found) rows.set(one.value, one.rows + (rows.get(one.value) ?? 0));
  return [...rows].map(([value, count]) => ({ value, rows: count })).toSorted((a, b) => b.rows - a.rows);
}
