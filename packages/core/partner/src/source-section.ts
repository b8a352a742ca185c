import {
  type Block,
  type Blocks,
  type CellContent,
  type Inlines,
  list,
  listed,
  paragraphs,
  type Section,
  type TableColumn,
  table,
} from "@vigie/documents";
import { type AttributeQuality, type ContactsQuality, type Quality, setAsideReasons } from "@vigie/engine";
import type { Conversion } from "@vigie/files";
import type { Source } from "@vigie/study";
import { conversionSection } from "./conversion-section.ts";
import type { StudyFit } from "./doubts/study-doubts.ts";
import { columns, type PageFormatter, type PageMessage } from "./page-formatter.ts";
import { surveySection } from "./survey/survey-section.ts";

export interface SourceQuality extends StudyFit {
  readonly quality: Quality;
  /** Null where the file was read as it is. */
  readonly conversion: Conversion | null;
}

/** The rows, contacts and attributes read from one source, with what was set aside. */
export function sourceSection(
  source: Source,
  {
    quality,
    conversion,
    survey,
    date,
  }: Omit<SourceQuality, "outOfRange" | "publicSizes"> & { readonly date: string },
  formatter: PageFormatter,
): Section {
  const { message, text, label } = formatter;
  const { files, units, contacts, attributes } = quality;
  return {
    kind: "section",
    id: `source-${source.id}`,
    title: label(source.label),
    of: [
      ...(conversion === null ? [] : conversionSection(conversion, formatter)),
      table(
        message("files.caption"),
        columns(formatter, [
          ["files.file", "text"],
          ["files.content", "text"],
          ["files.rows", "count"],
          ["files.ragged", "count"],
        ]),
        files.flatMap(({ file, role, rows, ragged, parts = [] }) => [
          ...parts.map((part) => [part.file, message(`files.${role}`), part.rows, null]),
          [
            parts.length === 0 ? file : message("files.together", { count: parts.length }),
            message(`files.${role}`),
            rows,
            ragged,
          ],
        ]),
      ),
      ...blankTable(files, formatter),
      ...paragraphs(
        files.map(({ file, otherRows: rows }) =>
          rows > 0 ? message("files.otherRows", { file, rows }) : null,
        ),
      ),
      ...missingTable(files, formatter),
      ...paragraphs(
        files.flatMap(({ file, unreadable = [] }) =>
          unreadable.map(({ column, rows }) => message("files.unreadable", { file, column, rows })),
        ),
      ),
      ...paragraphs([
        message("source.population", { units, many: text(source.unit.many) }),
        quality.unitsFrom === "file" ? null : message("source.fromContacts"),
      ]),
      ...(contacts === null ? [] : contactsPart(source, { contacts, date }, formatter)),
      ...attributesPart(source, attributes, { units, formatter }),
      ...(survey === null ? [] : surveySection(survey, source, formatter)),
    ],
  };
}

/** Which of several files lacks what the others have. */
function blankTable(files: Quality["files"], formatter: PageFormatter): Blocks {
  const { message } = formatter;
  const rows = files.flatMap(({ parts = [] }) =>
    parts.flatMap(({ file, rows: all, blank = [] }) =>
      blank.map(({ column, rows: count }) => [
        file,
        column,
        message("missing.count", { count, share: count / all }),
      ]),
    ),
  );
  if (rows.length === 0) return [];
  const heads = columns(formatter, [
    ["files.file", "text"],
    ["declared.column", "text"],
    ["files.blank", "count"],
  ]);
  return [table(message("files.blankCaption"), heads, rows)];
}

/** Values that SAS and SPSS files declare missing: they are read as empty. */
function missingTable(files: Quality["files"], formatter: PageFormatter): Blocks {
  const { message } = formatter;
  const rows = files.flatMap(({ file, missing = [] }) =>
    missing.map(({ column, value, rows }) => [file, column, value, rows]),
  );
  if (rows.length === 0) return [];
  const heads = columns(formatter, [
    ["files.file", "text"],
    ["declared.column", "text"],
    ["declared.value", "text"],
    ["declared.rows", "count"],
  ]);
  return [table(message("declared.caption"), heads, rows)];
}

function contactsPart(
  source: Source,
  { contacts, date }: { readonly contacts: ContactsQuality; readonly date: string },
  formatter: PageFormatter,
): Blocks {
  const { message, text, day } = formatter;
  const { kept, setAside, beforeWindow, afterWindow, afterDay, unknownUnits, duplicates } = contacts;
  const { from, to } = source.window;
  const named = { one: text(source.unit.one), many: text(source.unit.many) };
  return [
    table(
      message("contacts.caption"),
      columns(formatter, [
        ["contacts.caption", "text"],
        ["contacts.number", "count"],
      ]),
      [
        [message("contacts.kept"), kept],
        ...setAsideReasons.map((reason) => [message(`contacts.${reason}`), setAside[reason]]),
      ],
    ),
    ...list([
      message("contacts.outside", { before: beforeWindow, from: day(from), after: afterWindow, to: day(to) }),
      afterDay === null ? null : message("contacts.afterDay", { count: afterDay, day: day(date) }),
      message("contacts.without", { units: contacts.unitsWithoutContact, ...named }),
      message("contacts.unknownUnits", { count: unknownUnits }),
      message("contacts.belowMinimum", { units: contacts.unitsBelowMinimum, ...named }),
      duplicates === null
        ? message("contacts.duplicatesNotCounted")
        : message("contacts.duplicates", {
            rows: duplicates.rows,
            dropped: duplicates.dropped ? "yes" : "no",
          }),
    ]),
  ];
}

const missingSentences: Readonly<Record<string, PageMessage>> = {
  not_asked: "missing.not_asked",
  dont_know: "missing.dont_know",
  no_answer: "missing.no_answer",
  illegible: "missing.illegible",
};

/** Characteristics with something missing, in a table; the names of the others. */
function attributesPart(
  source: Source,
  attributes: readonly AttributeQuality[],
  { units, formatter }: { readonly units: number; readonly formatter: PageFormatter },
): Blocks {
  const { message, label } = formatter;
  const named = ({ attribute }: AttributeQuality) =>
    label(source.attributes.get(attribute)?.label ?? { fr: attribute, en: attribute });
  const [missing, whole] = [attributes.filter(lacksSome), attributes.filter((one) => !lacksSome(one))];
  const counts = missingColumns(missing, units, formatter);
  const missingOnes = table(
    message("missing.caption"),
    [...columns(formatter, [["missing.attribute", "text"]]), ...counts.map(({ column }) => column)],
    missing.map((one) => [named(one), ...counts.map(({ cell }) => cell(one))]),
  );
  const wholeOnes: Block = {
    kind: "details",
    summary: message("missing.whole", { count: whole.length }),
    of: paragraphs([listed(whole.map(named))]),
  };
  return [...(missing.length === 0 ? [] : [missingOnes]), ...(whole.length === 0 ? [] : [wholeOnes])];
}

/** Columns of missing values where some characteristic has something. */
function missingColumns(
  missing: readonly AttributeQuality[],
  units: number,
  formatter: PageFormatter,
): readonly { readonly column: TableColumn; readonly cell: (one: AttributeQuality) => CellContent }[] {
  const { message } = formatter;
  const counted = (count: number) =>
    count === 0 ? 0 : message("missing.count", { count, share: count / units });
  const counts = (["unknown", "outsideBands", "unasked"] as const)
    .filter((name) => missing.some((one) => one[name] > 0))
    .map((name) => ({
      column: { head: message(`missing.${name}`), holds: "count" } as const,
      cell: (one: AttributeQuality) => (name === "unknown" ? counted(one.unknown) : one[name]),
    }));
  const answers = {
    column: { head: message("missing.without"), holds: "text" } as const,
    cell: (one: AttributeQuality) => withoutAnswer(one, formatter),
  };
  return missing.some(({ codes }) => codes.some(({ units }) => units > 0)) ? [...counts, answers] : counts;
}

function lacksSome({ unknown, outsideBands, unasked, codes }: AttributeQuality): boolean {
  return unknown + outsideBands + unasked > 0 || codes.some(({ units }) => units > 0);
}

function withoutAnswer({ codes }: AttributeQuality, { message }: PageFormatter): Inlines {
  return listed(
    codes.map(({ missing, units }) => message(missingSentences[missing] ?? "missing.no_answer", { units })),
  );
}
