import { undeclaredRowsSentence } from "@vigie/disclosure";
import { yearsMax } from "@vigie/engine";
import { attributeOf, type Source, type Study } from "@vigie/study";
import { writtenShape } from "@vigie/words";
import type { PageFormatter } from "../page-formatter.ts";
import type { Doubt } from "./doubt.ts";

/** What a doubt is about, with its counts and how to mend it. */
export function doubtSentence(doubt: Doubt, study: Study, formatter: PageFormatter): string {
  const sentence = wholeSentence(doubt, study, formatter);
  const { sampled } = doubt;
  return sampled === undefined ? sentence : `${sentence} ${formatter.message("doubt.sampled", { sampled })}`;
}

function wholeSentence(doubt: Doubt, study: Study, formatter: PageFormatter): string {
  if (doubt.kind === "unfit") return doubt.sentence;
  const { message } = formatter;
  const source = study.sources.get(doubt.source);
  const named = {
    source: formatter.text(source?.label ?? { fr: doubt.source }),
    one: formatter.text(source?.unit.one ?? { fr: "" }),
    many: formatter.text(source?.unit.many ?? { fr: "" }),
    ...("count" in doubt
      ? { count: doubt.count, of: doubt.of, share: formatter.share(doubt.count / Math.max(1, doubt.of)) }
      : {}),
    ...("attribute" in doubt ? { attribute: attributeLabel(doubt.attribute, source, formatter) } : {}),
  };
  switch (doubt.kind) {
    case "unknown_unit":
      return [
        message("doubt.unknown_unit", {
          ...named,
          withoutKey: doubt.withoutKey,
          unitsWithout: doubt.unitsWithout,
        }),
        ...keysCompared(doubt, formatter),
      ].join(" ");
    case "spike":
    case "day_spike":
      return message(`doubt.${doubt.kind}`, { ...named, ...quoted(doubt, source, formatter) });
    case "rows_ragged":
    case "rows_hidden":
    case "rows_struck":
    case "rows_other":
      return message(`doubt.${doubt.kind}`, { ...named, file: doubt.file });
    case "contacts_added_up":
      return message("doubt.contacts_added_up", { ...named, column: doubt.column });
    case "thin_budget":
      return message("doubt.thin_budget", { ...named, size: doubt.size });
    case "rows_undeclared":
      return [undeclaredRowsSentence(named.source, doubt, formatter), message("guarantee.rowsCure")].join(
        " ",
      );
    case "few_contacts":
      return message("doubt.few_contacts", { ...named, kept: doubt.kept, reason: doubt.reason });
    case "outside_window":
      return message("doubt.outside_window", { ...named, before: doubt.before, after: doubt.after });
    case "not_published_size": {
      const sizes = doubt.sizes.map(({ universe, published, estimate }) =>
        message("doubt.size", {
          universe: formatter.text(source?.universes.get(universe)?.label ?? { fr: universe }),
          published,
          estimate,
        }),
      );
      return message("doubt.not_published_size", { ...named, sizes: sizes.join(" ; "), count: sizes.length });
    }
    case "default_days":
    case "nines":
      return message(`doubt.${doubt.kind}`, {
        ...named,
        named: doubt.values.length === 0 ? "no" : "yes",
        values: valuesQuoted(doubt, formatter),
      });
    case "unreadable_dates":
      return message("doubt.unreadable_dates", { ...named, file: doubt.file, column: doubt.column });
    case "file_end":
      return message("doubt.file_end", { ...named, file: doubt.file, isShort: doubt.isShort ? "yes" : "no" });
    case "improbable":
      return message("doubt.improbable", { ...named, max: yearsMax });
    default:
      return message(`doubt.${doubt.kind}`, named);
  }
}

/** How a mapping explains a doubt, where that is asked; what it says, where it does. */
export function doubtExplanation(
  { source, name, isExplanationAsked, explanation }: Doubt,
  formatter: PageFormatter,
) {
  if (!isExplanationAsked) return null;
  if (explanation !== null) return formatter.message("doubt.explanation", { explanation });
  return formatter.message("doubt.explanationAsked", { line: explanationLine(source, name) });
}

/** The line of a mapping, under `accepts:`, that explains a doubt. */
export function explanationLine(source: string, name: string): string {
  return `doubts: { ${source}: { ${name}: "…" } }`;
}

function quoted(
  doubt: Extract<Doubt, { readonly value: string | null }>,
  source: Source | undefined,
  { day, number }: PageFormatter,
) {
  const { value } = doubt;
  if (value === null) return { named: "no", value: "" };
  const isDay = doubt.kind === "day_spike" || attributeOfSource(source, doubt.attribute)?.type === "date";
  return { named: "yes", value: isDay ? day(value) : number(Number(value)) };
}

/** Empty where too few have each. */
function valuesQuoted(
  { kind, values }: Extract<Doubt, { readonly values: readonly string[] }>,
  { day, number }: PageFormatter,
): string {
  return values.map((value) => (kind === "nines" ? number(Number(value)) : day(value))).join(", ");
}

/** What tells one key from the other where their units do not meet: shapes, never a key. */
function keysCompared(
  { zeros, shapes, column }: Extract<Doubt, { readonly kind: "unknown_unit" }>,
  formatter: PageFormatter,
): readonly string[] {
  const { message, language } = formatter;
  if (zeros !== null)
    return [
      message("doubt.keyZeros", {
        contacts: zeros.contacts,
        pad: zeros.pad ?? 0,
        key: `key: { column: ${JSON.stringify(column)}, pad: ${zeros.pad} }`,
      }),
    ];
  if (shapes === null) return [];
  const { units, contacts } = shapes;
  return [
    message("doubt.keyShapes", {
      units: writtenShape(units, language),
      contacts: writtenShape(contacts, language),
    }),
  ];
}

function attributeOfSource(source: Source | undefined, attribute: string) {
  return source === undefined ? null : attributeOf(source, attribute);
}

function attributeLabel(attribute: string, source: Source | undefined, { text }: PageFormatter): string {
  return text(attributeOfSource(source, attribute)?.label ?? { fr: attribute });
}
