import { contentOf } from "@vigie/study";
import {
  byDimension,
  cohortOf,
  type DiagnosticMessage,
  dimensionLabel,
  referencePeopleOf,
  type Subject,
} from "@vigie/tables";
import { capitalised, type MessageValues } from "@vigie/words";
import type { MadeFigure } from "../figure-kind.ts";

/** What a kind of figure says of its table: which of its messages, and the values of the cells that it has chosen. */
export interface FigureWords {
  /** Null where the cells establish nothing that a sentence says. */
  readonly title: DiagnosticMessage | null | undefined;
  readonly subtitle: DiagnosticMessage;
  /** One sentence per item, or the whole text. */
  readonly alternative: readonly [DiagnosticMessage, readonly MessageValues[]] | string;
  /** Null where no cell can be read. */
  readonly reading?: DiagnosticMessage | null | undefined;
  /** Values of the finding, beside those of the table. */
  readonly values?: MessageValues | null | undefined;
  /** Values that the reading writes otherwise: with more decimals, as counts. */
  readonly read?: MessageValues | null | undefined;
}

/** Title, subtitle, text alternative and reading of a figure, from the messages of its kind. */
export function figureTexts(
  subject: Subject,
  { title, subtitle, alternative, reading, values, read }: FigureWords,
): Pick<MadeFigure, "title" | "subtitle" | "alternative" | "reading"> {
  const { message } = subject.formatter;
  const all = { ...tableValues(subject), ...values };
  return {
    title: title ? message(title, all) : null,
    subtitle: capitalised(message(subtitle, all)),
    alternative: typeof alternative === "string" ? alternative : sentences(alternative, subject),
    reading: reading ? message(reading, { ...all, ...read }) : null,
  };
}

function sentences(
  [key, items]: readonly [DiagnosticMessage, readonly MessageValues[]],
  { formatter }: Subject,
): string {
  return items.map((item) => formatter.message(key, item)).join(" ");
}

/** What any message may say of a table: what is counted, by what, of whom, and against whom. */
function tableValues(subject: Subject): MessageValues {
  const { indicator, source, formatter } = subject;
  const { groupedBy, answers } = contentOf(indicator);
  const { people } = cohortOf(subject);
  const reference = referencePeopleOf(subject);
  return {
    attribute: dimensionLabel(subject, indicator.of),
    by: byDimension(subject, groupedBy ?? answers?.by ?? indicator.of),
    of: people.of,
    people: people.counted,
    many: formatter.text(source.unit.many),
    ofReference: reference?.of ?? "",
    theReference: reference?.the ?? "",
  };
}
