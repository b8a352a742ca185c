import { attributeForm } from "../attribute-form.ts";
import { type LabelledBar, labelledBars } from "../drawings/labelled-bars.ts";
import type { FigureKind } from "../figure-kind.ts";
import { dimensionLabel, isFlag, sayCode } from "../labels.ts";
import { baseOf, type Line, outsideOf, shareOf, total } from "../line.ts";
import { cohortOf, type Population, referenceOf } from "../populations.ts";
import { outsideRemark } from "../remarks.ts";
import { sharesTable } from "../shares-table.ts";
import type { Subject } from "../subject.ts";
import { capitalised } from "../words.ts";

/** Codes in view; the others are in the table. */
const barsMax = 7;

/** The shares of one characteristic, each with the reference population's as a hollow dot. */
export const referenceBars: FigureKind = {
  shows: ({ indicator: { kind, of }, ...asked }) =>
    kind === "distribution" && of !== "group" && of !== "subgroup" && attributeForm(asked, of) === "plain",
  make: (subject) => {
    const { indicator, fictitious, words } = subject;
    const cohort = cohortOf(subject);
    const reference = referenceOf(subject);
    const codes = codesInView(subject, cohort.line);
    const canvas = { id: indicator.id, fictitious, words };
    const drawn = {
      referenceName: reference === null ? null : capitalised(reference.people.name),
      bars: codes.map((code) => barOf(subject, code, { cohort, reference })),
    };
    return {
      title: titleOf(subject, codes, { cohort, reference }),
      subtitle: words.say("shares.subtitle", {
        of: cohort.people.of,
        attribute: dimensionLabel(subject, indicator.of),
      }),
      alternative: drawn.bars
        .map(({ label, share, reference: against }) =>
          words.say(against === undefined ? "shares.alternative" : "shares.alternativeAgainst", {
            label,
            share: share === null ? words.say("cell.secret") : words.percent(share),
            against: typeof against === "number" ? words.percent(against) : words.say("cell.secret"),
            among: reference?.people.among ?? "",
          }),
        )
        .join(" "),
      wide: labelledBars({ ...canvas, size: "wide" }, drawn),
      narrow: labelledBars({ ...canvas, size: "narrow" }, drawn),
      reading: readingOf(subject, codes, cohort),
      remarks: [outsideRemark(outsideOf(cohort.line), words)].flat(),
      table: sharesTable(subject),
    };
  },
};

/** A yes or no is one bar; codes without an order of their own stand from the most to the least frequent. */
function codesInView(subject: Subject, line: Line): readonly string[] {
  if (isFlag(subject)) return ["yes"];
  const codes = [...line.counts.keys()].filter((code) => code !== total && !line.outside.has(code));
  const bySize = codes.toSorted((a, b) => (line.counts.get(b) ?? -1) - (line.counts.get(a) ?? -1));
  const shown = bySize.slice(0, barsMax);
  return subject.source.attributes.get(subject.indicator.of)?.ordered
    ? codes.filter((code) => shown.includes(code))
    : shown;
}

type Populations = { readonly cohort: Population; readonly reference: Population | null };

function barOf(subject: Subject, code: string, { cohort, reference }: Populations): LabelledBar {
  return {
    label: sayCode(subject, code),
    share: shareOf(cohort.line, code),
    ...(reference === null ? {} : { reference: shareOf(reference.line, code) }),
    key: "plain",
  };
}

function titleOf(subject: Subject, codes: readonly string[], { cohort, reference }: Populations): string {
  const { words, indicator } = subject;
  const [first] = codes.toSorted(
    (a, b) => (cohort.line.counts.get(b) ?? -1) - (cohort.line.counts.get(a) ?? -1),
  );
  const share = first === undefined ? null : shareOf(cohort.line, first);
  if (first === undefined || share === null) return words.text(indicator.title);
  const values = { label: sayCode(subject, first), share: words.percent(share), of: cohort.people.of };
  const against = reference && shareOf(reference.line, first);
  return against === null || reference === null
    ? words.say("shares.title", values)
    : words.say("shares.titleAgainst", {
        ...values,
        against: words.percent(against),
        ofReference: reference.people.of,
      });
}

function readingOf(subject: Subject, codes: readonly string[], { people, line }: Population): string | null {
  const { words } = subject;
  const [first] = codes.filter((code) => shareOf(line, code) !== null);
  const base = baseOf(line);
  if (first === undefined || base === null) return null;
  return words.say(isFlag(subject) ? "shares.readingFlag" : "shares.reading", {
    base: words.count(base),
    people: people.name,
    count: words.count(line.counts.get(first) ?? 0),
    share: words.percent(shareOf(line, first) ?? 0),
    label: sayCode(subject, first),
  });
}
