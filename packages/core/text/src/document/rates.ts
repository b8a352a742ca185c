import { bothSizes, rateStrips } from "@vigie/drawing";
import {
  countedCell,
  countedName,
  type Figure,
  type FigureTable,
  marksOfKind,
  numberCell,
  oneGroup,
  rankedRates,
  rateReading,
  rateRemarks,
} from "@vigie/findings";
import {
  dimensionLabel,
  type FigureMark,
  firstRate,
  labelOf,
  type RateModel,
  rateDigits,
  rateModel,
  type Subject,
  type TextEvidence,
} from "@vigie/tables";
import { capitalised } from "@vigie/words";
import { groupedFigure, type SeveralIndicators, type Subjects } from "./exhibit-of.ts";
import type { ShownFigure } from "./publication.ts";

/** Several rates of the same territories, a strip each, territories in the order of the first; null where none is there. */
export function ratesOf(
  request: SeveralIndicators,
  evidence: TextEvidence,
  marks: readonly FigureMark[],
): ShownFigure | null {
  return groupedFigure(request, evidence, {
    figureOf: (id, subjects) => figureOf(id, subjects, marks),
    captionOf: ({ formatter }) => formatter.message("rates.several"),
  });
}

interface Rated {
  readonly subject: Subject;
  readonly model: RateModel;
  /** Rate of a territory, as it is drawn; null where it is not known. */
  readonly rateAt: (code: string) => number | null;
}

function figureOf(id: string, subjects: Subjects, marks: readonly FigureMark[]): Figure {
  const [first] = subjects;
  const { formatter, indicator } = first;
  const rated = subjects.map(ratedOf);
  const codes = codesOf(rated);
  const pointed = new Set(marksOfKind(marks, "row").flatMap((mark) => mark.codes));
  const canvas = { id, fictitious: subjects.some(({ fictitious }) => fictitious), formatter };
  const name = (code: string) => labelOf(first, indicator.of, code);
  const drawn = {
    rows: codes.map((code) => ({ label: name(code), isPointed: pointed.size === 0 || pointed.has(code) })),
    strips: rated.map((each) => stripOf(each, codes)),
  };
  return {
    title: formatter.message("rates.several"),
    subtitle: formatter.message("rates.severalSubtitle", { of: dimensionLabel(first, indicator.of) }),
    alternative: drawn.strips
      .map((strip) =>
        formatter.message("rates.severalAlternative", {
          name: strip.name,
          rates: codes.map((code, at) => `${name(code)} ${strip.bars[at]?.wording ?? ""}`).join(", "),
          mean: strip.mean?.wording ?? "",
        }),
      )
      .join(" "),
    ...bothSizes(canvas, (each) => rateStrips(each, drawn)),
    reading: rateReading(first, ratedOf(first).model),
    remarks: [...new Set(rated.flatMap(({ subject, model }) => rateRemarks(subject, model)))],
    table: tableOf(rated, codes),
  };
}

function ratedOf(subject: Subject): Rated {
  const model = rateModel(subject);
  const byCode = new Map(model.territories.map((territory) => [territory.code, firstRate(model, territory)]));
  const rateAt = (code: string) => {
    const rate = byCode.get(code);
    return typeof rate === "number" ? rate : null;
  };
  return { subject, model, rateAt };
}

/** From the best served in the first strip; those that have no rate there last. */
function codesOf([first]: readonly Rated[]): readonly string[] {
  if (first === undefined) return [];
  const ranked = rankedRates(first.model).map(({ code }) => code);
  const others = first.model.territories.map(({ code }) => code).filter((code) => !ranked.includes(code));
  return [...ranked, ...others];
}

function stripOf({ subject, model, rateAt }: Rated, codes: readonly string[]) {
  const { formatter } = subject;
  const digits = rateDigits(model);
  const mean = model.denominators[0]?.mean ?? null;
  return {
    name: capitalised(countedName(subject)),
    bars: codes.map((code) => {
      const rate = rateAt(code);
      return {
        rate,
        wording: rate === null ? formatter.message("cell.notShown") : formatter.number(rate, digits),
      };
    }),
    mean:
      mean === null
        ? null
        : {
            rate: mean,
            wording: formatter.message("rates.severalMean", { rate: formatter.number(mean, digits) }),
          },
  };
}

function tableOf(rated: readonly Rated[], codes: readonly string[]): FigureTable {
  const [first] = rated;
  if (first === undefined) throw new RangeError("no rate");
  const { subject } = first;
  const { formatter, indicator } = subject;
  return {
    columns: [
      { head: dimensionLabel(subject, indicator.of) },
      ...rated.map((each) => ({
        head: capitalised(countedName(each.subject)),
        under: [formatter.message("column.count"), formatter.message("rates.rate")],
      })),
    ],
    groups: oneGroup(
      codes.map((code) => ({
        heading: labelOf(subject, indicator.of, code),
        cells: rated.flatMap(({ subject: { table }, model, rateAt }) => [
          countedCell(
            model.territories.find((territory) => territory.code === code)?.units ?? null,
            table,
            formatter,
          ),
          numberCell(rateAt(code), (rate) => formatter.number(rate, 2), formatter),
        ]),
      })),
    ),
  };
}
