import { svg, text, widths } from "./drawings/svg.ts";
import { wrapped } from "./drawings/text-width.ts";
import type { Figure } from "./figure-kind.ts";
import { figureFor } from "./figures/index.ts";
import { baseOf } from "./line.ts";
import { cohortOf } from "./populations.ts";
import type { Subject } from "./subject.ts";

/** The figure of a table; one that says so where nobody has a known value. */
export function figureOf(subject: Subject): Figure {
  const figure = figureFor(subject).make(subject);
  return isEmpty(subject) ? { ...figure, ...nobody(subject) } : figure;
}

/** Nobody at all, or nobody with a known value. */
function isEmpty(subject: Subject): boolean {
  return baseOf(cohortOf(subject).line) === 0 || subject.table.rows.every(({ count }) => count === 0);
}

function nobody({ indicator, fictitious, words }: Subject): Partial<Figure> {
  const sentence = words.say("figure.nobody");
  const draw = (size: "wide" | "narrow") => {
    const lines = wrapped(sentence, widths[size], 15);
    return svg(
      { size, id: indicator.id, fictitious, words },
      lines.length * 20 + 4,
      lines.map((line, at) => text({ x: 0, y: at * 20 + 16 }, line, "q")),
    );
  };
  return {
    title: words.text(indicator.title),
    alternative: sentence,
    wide: draw("wide"),
    narrow: draw("narrow"),
    reading: null,
    warnings: [],
    tests: [],
  };
}
