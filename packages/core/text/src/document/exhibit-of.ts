import { type Figure, figureOf, markedPartner, marksOfKind, noteOf } from "@vigie/findings";
import type { Source, Study } from "@vigie/study";
import { type FigureMark, partnerOf, type Subject, subjectIn, type TextEvidence } from "@vigie/tables";
import { capitalised } from "@vigie/words";
import { plainInlines, type TextInlines } from "../block.ts";
import type { ParsedFigure } from "../read/parsed-text.ts";
import { citedCells, citedReading } from "./cited-reading.ts";
import type { CitedNumber, ShownFigure } from "./publication.ts";

/** What the text says of a figure. */
interface Heading {
  /** In place of what the figure says of itself, where it is not empty. */
  readonly title: TextInlines<CitedNumber>;
  readonly marks: readonly FigureMark[];
}

/**
 * The figure of an indicator.
 * @returns null where its partner has not answered yet
 */
export function exhibitOf(
  id: string,
  evidence: TextEvidence,
  { title, marks }: Heading = { title: [], marks: [] },
): ShownFigure | null {
  const subject = subjectIn(id, evidence);
  if (subject === null) return null;
  const caption = evidence.formatter.text(subject.indicator.title);
  const made = figureOf({ ...subject, cited: citedCells(title, subject), marks });
  const cited = made.reading === null ? null : citedReading(title, subject);
  const alternative = `${cited === null ? "" : `${capitalised(cited)} `}${made.alternative}${sumsText(marks, evidence)}`;
  const figure = { ...made, reading: cited ?? made.reading, alternative };
  return shownFigure({ id, title, caption, indicators: [id] }, figure, [subject]);
}

/** What is bracketed on a drawing, after its text alternative. */
function sumsText(marks: readonly FigureMark[], { formatter }: TextEvidence): string {
  const sums = marksOfKind(marks, "sum").map(({ number, label }) => `${number ?? ""} ${label}`.trim());
  return sums.length === 0
    ? ""
    : ` ${formatter.message("figure.marks", { marks: sums.join(formatter.message("note.separator")) })}`;
}

/** A figure with its note, as a chapter shows it; `numbered` gives its number. */
export function shownFigure(
  { title, ...named }: Pick<ShownFigure, "id" | "title" | "caption" | "indicators">,
  figure: Figure,
  subjects: readonly [Subject, ...Subject[]],
): ShownFigure {
  return {
    kind: "figure",
    number: null,
    inSynthesis: false,
    ...named,
    title: title.length > 0 ? title : plainInlines(figure.title),
    figure,
    note: noteOf(subjects, figure),
  };
}

/** A figure that the text asks of several indicators. */
export type SeveralIndicators = Pick<ParsedFigure, "id" | "indicators"> & {
  readonly title: TextInlines<CitedNumber>;
};

export type Subjects = readonly [Subject, ...Subject[]];

/** How figures of one sort are drawn of several subjects. */
interface Grouping {
  readonly figureOf: (id: string, subjects: Subjects) => Figure;
  readonly captionOf: (first: Subject) => string;
}

/** One figure of several indicators of the same people; null where none of their tables is there. */
export function groupedFigure(
  request: SeveralIndicators,
  evidence: TextEvidence,
  { figureOf, captionOf }: Grouping,
): ShownFigure | null {
  const [first, ...others] = request.indicators.flatMap((indicator) => subjectIn(indicator, evidence) ?? []);
  if (first === undefined) return null;
  const subjects = [first, ...others] as const;
  return shownFigure({ ...request, caption: captionOf(first) }, figureOf(request.id, subjects), subjects);
}

/**
 * Who gave the data of these indicators, and over which time in all, from the earliest day to the latest: « Caf et Cpam
 * de l’Essai, du 1er juillet au… ». The note of a figure says its own period.
 */
export function originOf(indicators: readonly string[], evidence: TextEvidence): string {
  const { study, formatter } = evidence;
  const windows = sourcesOf(indicators, study).map(({ window }) => window);
  const from = windows.map((window) => window.from).toSorted()[0];
  const to = windows
    .map((window) => window.to)
    .toSorted()
    .at(-1);
  if (from === undefined || to === undefined) return "";
  return formatter.message("chapter.source", {
    partner: markedPartnersOf(indicators, evidence),
    period: formatter.period({ from, to }),
  });
}

/**
 * Who gave the data of these indicators, how many holders of a group, and what each extract is where that is not the population
 * that was published: « Caf et Cpam de l’Essai ».
 */
export function markedPartnersOf(indicators: readonly string[], evidence: TextEvidence): string {
  const { study, formatter } = evidence;
  const marked = indicators.flatMap((id) => {
    const source = study.indicators.get(id)?.source;
    if (source === undefined) return [];
    const table = subjectIn(id, evidence)?.table;
    const name = formatter.text(partnerOf(source, study).label);
    return [markedPartner(name, table === undefined ? [] : [table], formatter)];
  });
  return formatter.list([...new Set(marked)]);
}

function sourcesOf(indicators: readonly string[], study: Study): readonly Source[] {
  return indicators.flatMap((id) => study.sources.get(study.indicators.get(id)?.source ?? "") ?? []);
}
