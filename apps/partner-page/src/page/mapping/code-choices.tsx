import { untranslatedValues, type ValueRows, valuesMax } from "@vigie/mapping";
import { useRef } from "preact/hooks";
import { type Meaning, meaningOf, withMeaning, withMeanings } from "../draft-edits.ts";
import { Select } from "../parts/choice.tsx";
import { ScrollTable } from "../parts/scroll-table.tsx";
import { usePage } from "../use-page.ts";

import { type FieldMappingView, openValuesId } from "./field-mapping.ts";
import { type KnownCode, knownCodes, proposedMeanings } from "./known-codes.ts";

/** What the values of a column mean: those that the study does not know first, the others folded. */
export function CodeChoices({
  field,
  name,
  part,
  source,
  mapping,
  profile,
  onChange,
}: FieldMappingView & { readonly name: string }) {
  const { formatter } = usePage();
  const { message } = formatter;
  const columns = "columns" in mapping ? [...new Set(mapping.columns.values())] : [mapping.column];
  const shown = useRef(nothingShown);
  const codes = knownCodes(field, part, { source, mapping, formatter });
  const read = profile.columns.filter((column) => columns.includes(column.name));
  if (codes === null || read.length === 0) return null;
  if (read.some(({ filled, values }) => filled > 0 && values.length === 0))
    return <p class="doubt">{message("codes.tooMany", { most: valuesMax })}</p>;
  const open = totals(
    columns.flatMap((column) =>
      untranslatedValues({ source, role: part.role, field, mapping, profile, column }),
    ),
  );
  shown.current = stillShown(shown.current, columns.join("\n"), open);
  const separator = source.multiples.has(field) && "separator" in mapping ? mapping.separator : null;
  const found = totals(read.flatMap(({ values }) => split(values, separator)));
  const {
    first = [],
    decided = [],
    itself = [],
  } = Object.groupBy(found, ({ value }) => {
    if (shown.current.values.has(value)) return "first";
    return meaningOf(mapping, value).kind === "open" ? "itself" : "decided";
  });
  const labels = new Map(read.flatMap((column) => [...(profile.described?.get(column.name)?.labels ?? [])]));
  const proposed = proposedMeanings(open, read, { field, part, source, mapping, profile });
  const isChannel = field === "channel" && part.role === "contacts";
  const table = (caption: string, values: readonly ValueRows[]) => (
    <MeaningTable
      caption={caption}
      values={values}
      field={name}
      mapping={mapping}
      codes={codes}
      labels={labels}
      proposed={proposed}
      none={message(isChannel ? "codes.noChannel" : "codes.none")}
      onChange={onChange}
    />
  );
  return (
    <>
      {first.length > 0 && (
        <div id={openValuesId(part, field)} class={open.length > 0 ? "doubt" : "notice"}>
          <p>
            <strong>{message("codes.unknown", { count: open.length })}</strong>
          </p>
          {proposed.size > 0 && (
            <p>
              <button
                type="button"
                class="do accept"
                onClick={({ currentTarget }) => {
                  // The button goes away with what it accepts.
                  currentTarget.closest("div")?.querySelector("select")?.focus();
                  onChange(withMeanings(mapping, proposed));
                }}
              >
                {message("codes.accept", { count: proposed.size, field: name })}
              </button>
            </p>
          )}
          {table(message("codes.unknownCaption", { field: name }), first)}
        </div>
      )}
      {decided.length > 0 && (
        <details>
          <summary>{message("codes.decided", { count: decided.length })}</summary>
          {table(message("codes.decidedCaption", { field: name }), decided)}
        </details>
      )}
      {itself.length > 0 && (
        <details>
          <summary>{message("codes.own", { count: itself.length })}</summary>
          {table(message("codes.ownCaption", { field: name }), itself)}
        </details>
      )}
    </>
  );
}

/** Values that the study did not know when they were shown first, of some columns. */
interface ShownFirst {
  readonly columns: string;
  readonly values: ReadonlySet<string>;
}

const nothingShown: ShownFirst = { columns: "", values: new Set() };

/** A value stays where it is once its meaning is chosen: it has the focus of the keyboard. */
function stillShown(before: ShownFirst, columns: string, open: readonly ValueRows[]): ShownFirst {
  const kept = before.columns === columns ? before.values : [];
  return { columns, values: new Set([...kept, ...open.map(({ value }) => value)]) };
}

/** The answers in texts that hold several; the texts themselves where they hold one. */
function split(values: readonly ValueRows[], separator: string | null): readonly ValueRows[] {
  if (separator === null) return values;
  return values.flatMap(({ value, rows }) =>
    value
      .split(separator)
      .map((text) => ({ value: text.trim(), rows }))
      .filter((answer) => answer.value !== ""),
  );
}

/** Adds up the rows of a value that several columns hold. */
function totals(values: readonly ValueRows[]): readonly ValueRows[] {
  const sums = new Map<string, number>();
  for (const { value, rows } of values) sums.set(value, (sums.get(value) ?? 0) + rows);
  return [...sums].map(([value, rows]) => ({ value, rows })).toSorted((a, b) => b.rows - a.rows);
}

function MeaningTable({
  caption,
  values,
  field,
  mapping,
  codes,
  labels,
  proposed,
  none,
  onChange,
}: {
  readonly caption: string;
  readonly values: readonly ValueRows[];
  readonly codes: readonly KnownCode[];
  readonly labels: ReadonlyMap<string, string>;
  readonly proposed: ReadonlyMap<string, Meaning>;
  readonly none: string;
} & Pick<FieldMappingView, "field" | "mapping" | "onChange">) {
  const { message, numbers } = usePage().formatter;
  return (
    <ScrollTable
      caption={caption}
      className="codes"
      heads={[
        message("codes.value"),
        { text: message("codes.rows"), className: "number" },
        message("codes.meaning"),
      ]}
    >
      <tbody>
        {values.map(({ value, rows }) => (
          <tr key={value}>
            <th scope="row">
              <span class="value">{value}</span>
              {labels.has(value) && <span class="small muted"> {labels.get(value)}</span>}
            </th>
            <td class="number">{numbers.count(rows)}</td>
            <td>
              <MeaningChoice
                label={message("codes.choose", { value, field })}
                meaning={meaningOf(mapping, value)}
                open={codes.find(({ code }) => code === value)?.label ?? null}
                codes={codes}
                proposed={proposed.get(value) ?? null}
                none={none}
                onChange={(meaning) => onChange(withMeaning(mapping, value, meaning))}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}

function MeaningChoice({
  label,
  meaning,
  open,
  codes,
  proposed,
  none,
  onChange,
}: {
  readonly label: string;
  readonly meaning: Meaning;
  /** What an undecided value means by itself; null for nothing. */
  readonly open: string | null;
  readonly codes: readonly KnownCode[];
  /** What is proposed for an undecided value; null for nothing. */
  readonly proposed: Meaning | null;
  readonly none: string;
  readonly onChange: (meaning: Meaning) => void;
}) {
  const { message } = usePage().formatter;
  const code = proposed?.kind === "code" ? proposed.code : null;
  const proposal = code === null ? none : (codes.find((known) => known.code === code)?.label ?? code);
  const unchosen = proposed === null ? message("codes.open") : message("codes.proposed", { label: proposal });
  const list = (
    <Select
      aria-label={label}
      value={meaning.kind === "code" ? codeValue(meaning.code) : meaning.kind}
      options={[
        ["open", open === null ? unchosen : message("codes.itself", { label: open })],
        ...codes.map(({ code, label: text }) => [codeValue(code), text] as const),
        ["none", none],
      ]}
      onChange={(value) => {
        const chosen = codes.find(({ code }) => codeValue(code) === value);
        if (chosen !== undefined) onChange({ kind: "code", code: chosen.code });
        else onChange({ kind: value === "none" ? "none" : "open" });
      }}
    />
  );
  if (proposed === null) return list;
  return (
    <>
      {list}
      <span class="small narrow" aria-hidden="true">
        {proposal}
      </span>
    </>
  );
}

/** Differs from the values of the other options, whatever the code is. */
function codeValue(code: string): string {
  return `code ${code}`;
}
