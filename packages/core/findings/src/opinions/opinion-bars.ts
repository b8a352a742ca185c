import type { DivergingBar, DivergingBars } from "@vigie/drawing";
import { type Formatter, type Line, type OpinionScale, ranked, type Subject } from "@vigie/tables";
import { drawnInterval } from "../drawn/drawn-interval.ts";
import { shareValues } from "../notes/share-readings.ts";

/** The opinions of one population on one question. */
export interface OpinionBar {
  readonly label: string;
  readonly line: Line;
  /** Shares in 0..1; null where a part is hidden, or too uncertain to be printed. */
  readonly against: number | null;
  readonly inFavour: number | null;
  /** Intervals of these two shares; null where there is none. */
  readonly intervals: DivergingBar["intervals"];
}

export function opinionBar(
  { label, line }: { readonly label: string; readonly line: Line },
  scale: OpinionScale,
): OpinionBar {
  const codesOf = (name: string) =>
    scale.filter(({ key }) => key.startsWith(name)).map(({ code }) => code.code);
  return {
    label,
    line,
    against: sideShare(line, codesOf("against")),
    inFavour: sideShare(line, codesOf("for")),
    intervals: {
      against: drawnInterval(line.cell(...codesOf("against"))),
      for: drawnInterval(line.cell(...codesOf("for"))),
    },
  };
}

/** A side whose codes are all printed is printed too, with its interval: a reader would add them up. */
function sideShare(line: Line, codes: readonly string[]): number | null {
  const { share, computed } = line.cell(...codes);
  return codes.some((code) => line.cell(code).share === null) ? share : (computed?.share ?? null);
}

export function drawnOpinions(
  bars: readonly OpinionBar[],
  scale: OpinionScale,
  formatter: Formatter,
): DivergingBars {
  return {
    scale: scale.map(({ code, key }) => ({ key, name: formatter.text(code.label) })),
    bars: bars.map(
      ({ label, line, against, inFavour, intervals }): DivergingBar => ({
        label,
        intervals,
        totals: { against, for: inFavour },
        shares: scale.map(({ code }) => line.cell(code.code).share),
      }),
    ),
  };
}

/** Text alternative of the bars. */
export function opinionsText(bars: readonly OpinionBar[], scale: OpinionScale, formatter: Formatter): string {
  const sides = sidesText(scale, formatter);
  const format = (share: number | null) =>
    share === null ? formatter.message("cell.notShown") : formatter.percent(share);
  return bars
    .map(({ label, against, inFavour }) =>
      formatter.message("opinion.alternative", {
        line: label,
        against: format(against),
        for: format(inFavour),
        ...sides,
      }),
    )
    .join(" ");
}

export type Sides = Readonly<Record<"againstCodes" | "forCodes", string>>;

/** « Plutôt d’accord » ou « Tout à fait d’accord » */
export function sidesText(scale: OpinionScale, formatter: Formatter): Sides {
  const wording = (side: string) =>
    scale
      .filter(({ key }) => key.startsWith(side))
      .map(({ code }) => formatter.text(code.label))
      .reduce(
        (codes, code) =>
          codes === ""
            ? formatter.message("opinion.one", { code })
            : formatter.message("opinion.or", { codes, code }),
        "",
      );
  return { againstCodes: wording("against"), forCodes: wording("for") };
}

/** The sentence on those without an opinion, where the scale has some. */
export function neutralRemark(scale: OpinionScale, formatter: Formatter): readonly string[] {
  return scale.some(({ key }) => key === "neutral") ? [formatter.message("opinion.neutral")] : [];
}

/** The most frequent opinion in a sentence; null where none is known. */
export function opinionReading(
  subject: Subject,
  { line, label }: Pick<OpinionBar, "line"> & { readonly label?: string },
  scale: OpinionScale,
): string | null {
  const { formatter } = subject;
  const [most] = ranked(scale, ({ code }) => line.cell(code.code).share);
  const values = most ? shareValues(subject, line.cell(most.item.code.code)) : null;
  if (!most || values === null) return null;
  const read = { ...values, label: formatter.text(most.item.code.label) };
  return label === undefined
    ? formatter.message("opinion.reading", read)
    : formatter.message("opinion.readingSeveral", { ...read, line: label });
}
