import { bothSizes, type Canvas, sentenceDrawn } from "@vigie/drawing";
import { contentOf } from "@vigie/study";
import { total } from "@vigie/table";
import { cohortOf, type Subject } from "@vigie/tables";
import type { Figure } from "./figure-kind.ts";
import { figureFor } from "./figures/index.ts";

/** The figure of a table, titled by its indicator where nothing is found; one that says why where nothing can be drawn. */
export function figureOf(subject: Subject): Figure {
  const { indicator, formatter } = subject;
  const figure = figureFor(subject).make(subject);
  const silence = silenceOf(subject);
  const title = formatter.text(indicator.title);
  return silence === null
    ? { ...figure, title: figure.title ?? title }
    : { ...figure, title, ...undrawn({ ...subject, id: indicator.id }, silence) };
}

/** Why there is nothing to draw: nobody at all, nobody with a known value, no count shown, too few respondents; null where there is. */
export function silenceOf(subject: Subject): string | null {
  const { table, indicator, formatter } = subject;
  const { line } = cohortOf(subject);
  if (line.base === 0 || table.rows.every(({ count }) => count === 0))
    return formatter.message("figure.nobody");
  const isNumber = contentOf(indicator).number !== null;
  const cells = table.rows.filter(({ codes }) => {
    const last = codes.at(-1) ?? total;
    return isNumber || (last !== total && !line.rules.outside.has(last));
  });
  if (cells.length > 0 && cells.every(({ count }) => count === null || count === 0))
    return formatter.message("figure.hidden", { min: table.min, isNumber: isNumber ? "yes" : "no" });
  return line.isTooSmall
    ? formatter.message("figure.tooFew", { least: formatter.count(line.rules.minimumBase) })
    : null;
}

/** What stands for a drawing where there is none. */
export function undrawn(canvas: Omit<Canvas, "size">, sentence: string) {
  return {
    alternative: sentence,
    ...bothSizes(canvas, (each) => sentenceDrawn(each, sentence)),
    reading: null,
    warnings: [],
    tests: [],
  };
}
