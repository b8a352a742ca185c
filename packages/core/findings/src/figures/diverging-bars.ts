import { divergingBars as drawDiverging } from "@vigie/drawing";
import { contentOf } from "@vigie/study";
import {
  attributeForm,
  cohortOf,
  isCrossed,
  type OpinionScale,
  outsideOf,
  profileOf,
  ranked,
  readingRemarks,
  type Subject,
  sidesOf,
} from "@vigie/tables";
import { capitalised } from "@vigie/words";
import type { FigureKind } from "../figure-kind.ts";
import { drawingsOf } from "../figure-mark.ts";
import { profileTable } from "../figure-tables/profile-table.ts";
import { sharesEvidenceRemarks, sharesTable } from "../figure-tables/shares-table.ts";
import { outsideRemark } from "../notes/remarks.ts";
import {
  drawnOpinions,
  neutralRemark,
  type OpinionBar,
  opinionBar,
  opinionReading,
  opinionsText,
  type Sides,
  sidesText,
} from "../opinions/opinion-bars.ts";
import { type FigureWords, figureTexts } from "./figure-texts.ts";

/** Bars in view, the whole not counted. */
const barsMax = 7;

/** Opinions, against on one side and in favour on the other, of everyone and of each group. */
export const divergingBarsFigure: FigureKind = {
  shows: ({ indicator, ...context }) => {
    const { groupedBy } = contentOf(indicator);
    return (
      (groupedBy === null || attributeForm(context, groupedBy) !== "period") &&
      attributeForm(context, indicator.of) === "opinion" &&
      !isCrossed({ indicator, ...context })
    );
  },
  make: (subject) => {
    const { indicator, source, formatter } = subject;
    const attribute = source.attributes.get(indicator.of);
    const scale = (attribute && sidesOf(attribute)) ?? [];
    const bars = barsOf(subject, scale);
    const hasGroups = contentOf(indicator).groupedBy !== null;
    const drawn = drawnOpinions(bars.slice(0, barsMax + 1), scale, formatter);
    return {
      ...figureTexts(subject, {
        ...findingOf(subject, bars, sidesText(scale, formatter)),
        subtitle: hasGroups ? "opinion.subtitleBy" : "opinion.subtitle",
        alternative: opinionsText(bars, scale, formatter),
      }),
      ...drawingsOf(subject, (canvas) => drawDiverging(canvas, drawn)),
      reading: opinionReading(subject, cohortOf(subject), scale),
      remarks: [
        ...outsideRemark(outsideOf(cohortOf(subject).line), subject),
        ...neutralRemark(scale, formatter),
        ...(hasGroups ? readingRemarks(subject) : sharesEvidenceRemarks(subject)),
      ],
      table: hasGroups ? profileTable(subject, profileOf(subject)) : sharesTable(subject),
    };
  },
};

/** Everyone, then the groups: in their own order where they have one, else from the most to the least in favour. */
function barsOf(subject: Subject, scale: OpinionScale): readonly OpinionBar[] {
  const { indicator, source } = subject;
  const { people, line } = cohortOf(subject);
  const whole = opinionBar({ label: capitalised(people.whole), line }, scale);
  const { groupedBy } = contentOf(indicator);
  if (groupedBy === null) return [whole];
  const groups = profileOf(subject)
    .lines.filter(({ line: { isKnown, base, isTooSmall } }) => isKnown && base !== 0 && !isTooSmall)
    .map((group) => opinionBar(group, scale));
  const ordered = groupedBy === "group" || source.attributes.get(groupedBy)?.ordered;
  return [whole, ...(ordered ? groups : groups.toSorted((a, b) => (b.inFavour ?? -1) - (a.inFavour ?? -1)))];
}

/** The groups the most and the least in favour; where there are none, the side that most of everyone is on. */
function findingOf(
  { formatter }: Subject,
  [whole, ...groups]: readonly OpinionBar[],
  sides: Sides,
): Pick<FigureWords, "title" | "values"> {
  const known = ranked(groups, ({ inFavour }) => inFavour);
  const [first, last] = [known[0], known.at(-1)];
  if (first && last && first !== last)
    return {
      title: "opinion.titleBy",
      values: {
        ...sides,
        for: formatter.percent(first.value),
        line: first.item.label,
        other: formatter.percent(last.value),
        last: last.item.label,
      },
    };
  if (!whole || whole.against === null || whole.inFavour === null) return { title: null };
  const isFor = whole.inFavour >= whole.against;
  const share = formatter.percent(isFor ? whole.inFavour : whole.against);
  return { title: "opinion.title", values: { share, codes: isFor ? sides.forCodes : sides.againstCodes } };
}
