import { type Blocks, type TableBlock, table } from "@vigie/documents";
import { type ColumnToFill, columnsToFill } from "@vigie/partner";
import {
  designColumns,
  type Indicator,
  namedByAttribute,
  namedByIndicator,
  type Source,
  type Study,
} from "@vigie/study";
import type { PartnerContext } from "./partner-context.ts";

/** More would hide the others: the workbook has them all. */
const codesShown = 8;
const tablesShown = 2;

/** What each source is asked, column by column, file by file: what it holds, and what it serves. */
export function columnBlocks(context: PartnerContext): Blocks {
  const { study, sources, messages } = context;
  const notTests = sources.filter(
    ({ serviceTest }) => serviceTest === undefined || study.serviceTest === null,
  );
  const columns = notTests.flatMap((source) => {
    const { units, contacts } = columnsToFill(source);
    return [
      ...fileBlocks({ source, file: `${source.id}.xlsx`, columns: units, isOfContacts: false }, context),
      ...(contacts === null
        ? []
        : fileBlocks(
            { source, file: `${source.id}-contacts.xlsx`, columns: contacts, isOfContacts: true },
            context,
          )),
    ];
  });
  if (notTests.length === sources.length) return columns;
  return [...columns, { kind: "paragraph", of: messages.message("columns.tests") }];
}

interface FileToFill {
  readonly source: Source;
  readonly file: string;
  readonly columns: readonly ColumnToFill[];
  readonly isOfContacts: boolean;
}

function fileBlocks({ source, file, columns, isOfContacts }: FileToFill, context: PartnerContext): Blocks {
  const { text, messages } = context;
  const { message } = messages;
  const why = (column: ColumnToFill) => {
    if (column.holds === "identifier") return message("columns.link");
    return isOfContacts ? message("columns.contact") : usesOf(column.name, source, context);
  };
  return [
    { kind: "heading", level: 3, of: message("columns.title", { source: text(source.label), file }) },
    textTable(
      [
        message("columns.column"),
        message("columns.holds"),
        message("columns.values"),
        message("columns.why"),
      ],
      columns.map((column) => [column.name, text(column.label), valuesOf(column, context), why(column)]),
    ),
  ];
}

/** A table of texts. */
export function textTable(heads: readonly string[], rows: readonly (readonly string[])[]): TableBlock {
  return table(
    null,
    heads.map((head) => ({ head, holds: "text" })),
    rows,
  );
}

function valuesOf({ holds, codes }: ColumnToFill, { text, messages: { message } }: PartnerContext): string {
  const shown = codes.slice(0, codesShown).map(({ code, label }) => `${code} (${text(label)})`);
  const listed = message("columns.codes", {
    codes: shown.join(", "),
    more: codes.length - shown.length,
  });
  switch (holds) {
    case "code":
      return listed;
    case "answers":
      return message("columns.answers", { codes: listed });
    default:
      return message(`columns.${holds}`);
  }
}

function usesOf(
  field: string,
  source: Source,
  { study, text, messages: { message } }: PartnerContext,
): string {
  const indicators = indicatorsOfField(study, source, field);
  if (indicators.length === 0)
    return message(designColumns(source.survey).includes(field) ? "columns.design" : "columns.unused");
  const shown = indicators.slice(0, tablesShown).map(({ title }) => text(title));
  return message("columns.uses", { tables: shown.join(" ; "), more: indicators.length - shown.length });
}

/** The indicators that a field serves, by itself or by what is derived from it, in the order of the study. */
export function indicatorsOfField(
  { indicators }: Pick<Study, "indicators">,
  source: Source,
  field: string,
): readonly Indicator[] {
  const reached = attributesFrom(source, field);
  const narrows = (universe: string | null) =>
    [...(source.universes.get(universe ?? "")?.where.keys() ?? [])].some((name) => reached.has(name));
  return [...indicators.values()].filter(
    (indicator) =>
      indicator.source === source.id &&
      (namedByIndicator(indicator).some((name) => reached.has(name)) ||
        narrows(indicator.universe) ||
        narrows(indicator.against)),
  );
}

/** The field, the flags of its items, and all that is derived from them. */
function attributesFrom({ attributes, multiples }: Source, field: string): ReadonlySet<string> {
  const reached = new Set([field, ...(multiples.get(field)?.items.values() ?? [])]);
  // A derivation comes after what it reads.
  for (const attribute of attributes.values())
    if (attribute.origin.kind !== "field" && namedByAttribute(attribute).some((name) => reached.has(name)))
      reached.add(attribute.id);
  return reached;
}
