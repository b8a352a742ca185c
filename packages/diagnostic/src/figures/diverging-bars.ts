import { attributeForm } from "../attribute-form.ts";
import { isCrossed } from "../crossing.ts";
import { type DivergingBar, divergingBars as drawDiverging } from "../drawings/diverging-bars.ts";
import { readingRemark } from "../evidence-words.ts";
import type { FigureKind } from "../figure-kind.ts";
import { dimensionLabel, labelOf } from "../labels.ts";
import { baseOf, isTooSmall, type Line, outsideOf, shareOf } from "../line.ts";
import { type OpinionScale, sidesOf } from "../opinion-scale.ts";
import { cohortOf } from "../populations.ts";
import { profileOf } from "../profile.ts";
import { profileTable } from "../profile-table.ts";
import { outsideRemark } from "../remarks.ts";
import { sharesTable } from "../shares-table.ts";
import type { Subject } from "../subject.ts";
import { capitalised, inSentence } from "../words.ts";

/** Bars in view, the whole not counted. */
const barsMax = 7;

/** Opinions, against on one side and in favour on the other, of everyone and of each group. */
export const divergingBars: FigureKind = {
  shows: ({ indicator, ...asked }) =>
    (indicator.kind === "distribution" ||
      (indicator.kind === "profile" && attributeForm(asked, indicator.by) !== "period")) &&
    attributeForm(asked, indicator.of) === "opinion" &&
    !isCrossed({ indicator, ...asked }),
  make: (subject) => {
    const { indicator, fictitious, source, words } = subject;
    const attribute = source.attributes.get(indicator.of);
    const scale = (attribute && sidesOf(attribute)) ?? [];
    const bars = barsOf(subject, scale);
    const sides = saidSides(subject, scale);
    const canvas = { id: indicator.id, fictitious, words };
    const drawn = {
      scale: scale.map(({ code, key }) => ({ key, name: words.text(code.label) })),
      bars: bars.slice(0, barsMax + 1).map(
        ({ label, line }): DivergingBar => ({
          label,
          shares: scale.map(({ code }) => shareOf(line, code.code)),
        }),
      ),
    };
    return {
      title: titleOf(subject, bars, sides),
      subtitle: subtitleOf(subject),
      alternative: bars
        .map((bar) => words.say("opinion.alternative", { ...saidBar(subject, bar), ...sides }))
        .join(" "),
      wide: drawDiverging({ ...canvas, size: "wide" }, drawn),
      narrow: drawDiverging({ ...canvas, size: "narrow" }, drawn),
      reading: readingOf(subject, scale),
      remarks: [
        ...outsideRemark(outsideOf(cohortOf(subject).line), words),
        ...(scale.some(({ key }) => key === "neutral") ? [words.say("opinion.neutral")] : []),
        ...(indicator.kind === "profile" ? [readingRemark(subject)] : []),
      ],
      table: indicator.kind === "profile" ? profileTable(subject, profileOf(subject)) : sharesTable(subject),
    };
  },
};

interface Bar {
  readonly label: string;
  readonly line: Line;
  /** Shares in 0..1; null where a part is masked. */
  readonly against: number | null;
  readonly inFavour: number | null;
}

/** Everyone, then the groups: in their own order where they have one, else from the most to the least in favour. */
function barsOf(subject: Subject, scale: OpinionScale): readonly Bar[] {
  const { indicator, source } = subject;
  const { people, line } = cohortOf(subject);
  const side = (of: Line, name: string) =>
    scale
      .filter(({ key }) => key.startsWith(name))
      .map(({ code }) => shareOf(of, code.code))
      .reduce((sum, share) => (sum === null || share === null ? null : sum + share), 0);
  const barOf = (label: string, own: Line) => ({
    label,
    line: own,
    against: side(own, "against"),
    inFavour: side(own, "for"),
  });
  const whole = barOf(capitalised(people.whole), line);
  if (indicator.kind !== "profile") return [whole];
  const groups = profileOf(subject)
    .lines.filter(({ known, line: own }) => known && baseOf(own) !== 0 && !isTooSmall(own))
    .map(({ label, line: own }) => barOf(label, own));
  const ordered = indicator.by === "group" || source.attributes.get(indicator.by)?.ordered;
  return [whole, ...(ordered ? groups : groups.toSorted((a, b) => (b.inFavour ?? -1) - (a.inFavour ?? -1)))];
}

function saidBar({ words }: Subject, { label, against, inFavour }: Bar) {
  const say = (share: number | null) => (share === null ? words.say("cell.secret") : words.percent(share));
  return { line: label, against: say(against), for: say(inFavour) };
}

type Sides = Readonly<Record<"againstCodes" | "forCodes", string>>;

/** « Plutôt d’accord » ou « Tout à fait d’accord » */
function saidSides({ words }: Subject, scale: OpinionScale): Sides {
  const said = (side: string) =>
    scale
      .filter(({ key }) => key.startsWith(side))
      .map(({ code }) => words.text(code.label))
      .reduce(
        (codes, code) =>
          codes === "" ? words.say("opinion.one", { code }) : words.say("opinion.or", { codes, code }),
        "",
      );
  return { againstCodes: said("against"), forCodes: said("for") };
}

function titleOf(subject: Subject, bars: readonly Bar[], sides: Sides): string {
  const { indicator, words } = subject;
  const attribute = dimensionLabel(subject, indicator.of);
  const [whole, ...groups] = bars;
  const known = groups
    .filter(({ inFavour }) => inFavour !== null)
    .toSorted((a, b) => (b.inFavour ?? 0) - (a.inFavour ?? 0));
  const [first, last] = [known[0], known.at(-1)];
  if (first && last && first !== last)
    return words.say("opinion.titleBy", {
      ...sides,
      attribute,
      for: words.percent(first.inFavour ?? 0),
      line: first.label,
      other: words.percent(last.inFavour ?? 0),
      last: last.label,
    });
  if (!whole || whole.against === null || whole.inFavour === null) return words.text(indicator.title);
  const isFor = whole.inFavour >= whole.against;
  return words.say("opinion.title", {
    attribute,
    share: words.percent(isFor ? whole.inFavour : whole.against),
    codes: isFor ? sides.forCodes : sides.againstCodes,
  });
}

function subtitleOf(subject: Subject): string {
  const { indicator, words } = subject;
  const values = {
    attribute: dimensionLabel(subject, indicator.of),
    of: cohortOf(subject).people.of,
  };
  return indicator.kind === "profile"
    ? words.say("opinion.subtitleBy", { ...values, by: inSentence(dimensionLabel(subject, indicator.by)) })
    : words.say("opinion.subtitle", { of: values.of });
}

function readingOf(subject: Subject, scale: OpinionScale): string | null {
  const { indicator, words } = subject;
  const { people, line } = cohortOf(subject);
  const base = baseOf(line);
  const [first] = scale
    .flatMap(({ code }) => {
      const share = shareOf(line, code.code);
      return share === null ? [] : [{ code: code.code, share }];
    })
    .toSorted((a, b) => b.share - a.share);
  if (!first || base === null) return null;
  return words.say("opinion.reading", {
    base: words.count(base),
    people: people.counted,
    share: words.percent(first.share),
    label: labelOf(subject, indicator.of, first.code),
  });
}
