import { type ColumnMapping, type FileProfile, type ItemColumns, unknownValues } from "@vigie/engine";
import type { Source } from "@vigie/study";
import type { Part } from "../choices.ts";
import { type Meaning, meaningOf, withMeaning } from "../draft-edits.ts";
import { ScrollTable } from "../parts/scroll-table.tsx";
import { usePage } from "../use-page.ts";
import { knownCodes } from "./known-codes.ts";

/** What the values of a column mean: those that the study does not know first, the others folded. */
export function CodeChoices({
  field,
  name,
  part,
  source,
  mapping,
  profile,
  onChange,
}: {
  readonly field: string;
  readonly name: string;
  readonly part: Part;
  readonly source: Source;
  readonly mapping: ColumnMapping | ItemColumns;
  readonly profile: FileProfile;
  readonly onChange: (after: ColumnMapping | ItemColumns) => void;
}) {
  const { state, words } = usePage();
  const { message } = words;
  const codes = knownCodes(field, part, { source, study: state.study?.study ?? null, mapping, words });
  const columns = "columns" in mapping ? [...new Set(mapping.columns.values())] : [mapping.column];
  const read = profile.columns.filter((column) => columns.includes(column.name));
  if (codes === null || read.length === 0) return null;
  const isLong = read.some(({ filled, values }) => filled > 0 && values.length === 0);
  if (isLong) return <p class="doubt">{message("codes.tooMany", { most: 400 })}</p>;
  const unknown = totals(
    columns.flatMap((column) => unknownValues({ source, role: part.role, field, mapping, profile, column })),
  );
  const decided = totals(read.flatMap(({ values }) => values)).filter(
    ({ value }) =>
      !unknown.some((other) => other.value === value) && meaningOf(mapping, value).kind !== "open",
  );
  const own = totals(read.flatMap(({ values }) => values)).filter(
    ({ value }) =>
      !unknown.some((other) => other.value === value) && meaningOf(mapping, value).kind === "open",
  );
  const labels = new Map(read.flatMap((column) => [...(profile.described?.get(column.name)?.labels ?? [])]));
  const table = (caption: string, values: typeof unknown) => (
    <ScrollTable caption={caption} className="codes">
      <thead>
        <tr>
          <th scope="col">{message("codes.value")}</th>
          <th scope="col" class="number">
            {message("codes.rows")}
          </th>
          <th scope="col">{message("codes.meaning")}</th>
        </tr>
      </thead>
      <tbody>
        {values.map(({ value, rows }) => (
          <tr key={value}>
            <th scope="row">
              <span class="value">{value}</span>
              {labels.has(value) && <span class="small quiet"> {labels.get(value)}</span>}
            </th>
            <td class="number">{words.numbers.count(rows)}</td>
            <td>
              <MeaningChoice
                label={message("codes.choose", { value, field: name })}
                meaning={meaningOf(mapping, value)}
                open={codes.find(({ code }) => code === value)?.label ?? null}
                codes={codes}
                none={message(
                  field === "channel" && part.role === "contacts" ? "codes.noChannel" : "codes.none",
                )}
                onChange={(meaning) => onChange(withMeaning(mapping, value, meaning))}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
  return (
    <>
      {unknown.length > 0 && (
        <div class="doubt">
          <p>
            <strong>{message("codes.unknown", { count: unknown.length })}</strong>
          </p>
          {table(message("codes.unknownCaption", { field: name }), unknown)}
        </div>
      )}
      {decided.length > 0 && (
        <details>
          <summary>{message("codes.decided", { count: decided.length })}</summary>
          {table(message("codes.decidedCaption", { field: name }), decided)}
        </details>
      )}
      {own.length > 0 && (
        <details>
          <summary>{message("codes.own", { count: own.length })}</summary>
          {table(message("codes.ownCaption", { field: name }), own)}
        </details>
      )}
    </>
  );
}

/** The same value of several columns, once. */
function totals(
  values: readonly { readonly value: string; readonly rows: number }[],
): readonly { readonly value: string; readonly rows: number }[] {
  const sums = new Map<string, number>();
  for (const { value, rows } of values) sums.set(value, (sums.get(value) ?? 0) + rows);
  return [...sums].map(([value, rows]) => ({ value, rows })).toSorted((a, b) => b.rows - a.rows);
}

function MeaningChoice({
  label,
  meaning,
  open,
  codes,
  none,
  onChange,
}: {
  readonly label: string;
  readonly meaning: Meaning;
  /** What an undecided value means by itself; null for nothing. */
  readonly open: string | null;
  readonly codes: readonly { readonly code: string; readonly label: string }[];
  readonly none: string;
  readonly onChange: (meaning: Meaning) => void;
}) {
  const { message } = usePage().words;
  const value = meaning.kind === "code" ? `code ${meaning.code}` : meaning.kind;
  return (
    <select
      aria-label={label}
      value={value}
      onChange={({ currentTarget }) => {
        const { value: chosen } = currentTarget;
        if (chosen === "open" || chosen === "none") onChange({ kind: chosen });
        else onChange({ kind: "code", code: chosen.slice("code ".length) });
      }}
    >
      <option value="open">
        {open === null ? message("codes.open") : message("codes.itself", { label: open })}
      </option>
      {codes.map(({ code, label: text }) => (
        <option key={code} value={`code ${code}`}>
          {text}
        </option>
      ))}
      <option value="none">{none}</option>
    </select>
  );
}
