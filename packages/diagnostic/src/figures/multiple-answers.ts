import { type Interval, wilson } from "@vigie/statistics";
import { dotPanels } from "../drawings/dot-panels.ts";
import { labelledBars } from "../drawings/labelled-bars.ts";
import type { Canvas } from "../drawings/svg.ts";
import { readingRemark } from "../evidence-words.ts";
import type { FigureKind } from "../figure-kind.ts";
import { dimensionLabel, labelOf } from "../labels.ts";
import { baseOf, difference } from "../line.ts";
import type { Markup } from "../markup.ts";
import { type Mention, mentionGroups, mentionsOf, mentionsTable } from "../mentions.ts";
import { peopleOf } from "../people.ts";
import type { Subject } from "../subject.ts";
import { capitalised, inSentence } from "../words.ts";

/** Answers in view; the others are in the table. */
const answersMax = 7;
/** Groups that make a panel each. */
const panelsMax = 4;

/** How many give each answer of a question of several answers, in all or in each group against all. */
export const multipleAnswers: FigureKind = {
  shows: ({ indicator }) => indicator.kind === "multiple",
  make: (subject) => {
    const { indicator, words } = subject;
    const whole = mentionsOf(subject);
    const shown = inView(whole);
    const groups = mentionGroups(subject).map((code) => groupOf(subject, code));
    const rest = whole.length - shown.length;
    return {
      title: titleOf(subject, whole, groups),
      subtitle: subtitleOf(subject, whole),
      alternative: alternativeOf(subject, whole),
      wide: draw(subject, { shown, groups, size: "wide" }),
      narrow: draw(subject, { shown, groups, size: "narrow" }),
      reading: readingOf(subject, whole),
      remarks: [
        words.say("multiple.sum"),
        ...basesRemark(subject, whole),
        ...(rest > 0 ? [words.say("multiple.rest", { rest })] : []),
        ...(indicator.kind === "multiple" && subject.source.reading !== null ? [readingRemark(subject)] : []),
      ],
      table: mentionsTable(subject),
    };
  },
};

interface Group {
  readonly label: string;
  readonly mentions: ReadonlyMap<string, Mention>;
}

function groupOf(subject: Subject, code: string): Group {
  const { indicator } = subject;
  const by = indicator.kind === "multiple" && indicator.by !== null ? indicator.by : "";
  return {
    label: labelOf(subject, by, code),
    mentions: new Map(mentionsOf(subject, code).map((mention) => [mention.code, mention])),
  };
}

/** Answers that exclude the others keep their place: they say what the others do not. */
function inView(mentions: readonly Mention[]): readonly Mention[] {
  const apart = mentions.filter(({ isExclusive }) => isExclusive);
  const others = mentions.filter(({ isExclusive }) => !isExclusive);
  return [...others.slice(0, Math.max(1, answersMax - apart.length)), ...apart];
}

function draw(
  subject: Subject,
  { shown, groups, size }: { shown: readonly Mention[]; groups: readonly Group[]; size: Canvas["size"] },
): Markup {
  const { indicator, fictitious, words, source } = subject;
  const canvas = { id: indicator.id, fictitious, words, size };
  if (groups.length === 0)
    return labelledBars(canvas, {
      referenceName: null,
      bars: shown.map(({ label, share, isExclusive, ...mention }, at) => ({
        label,
        share,
        interval: intervalOf({ share, ...mention }, subject),
        isApart: isExclusive && at > 0 && !shown[at - 1]?.isExclusive,
        key: "plain",
      })),
    });
  const whole = peopleOf(source, indicator.universe, words).whole;
  return dotPanels(canvas, {
    referenceName: capitalised(whole),
    rows: shown.map(({ label }) => label),
    panels: groups.slice(0, panelsMax).map(({ label, mentions }) => ({
      name: label,
      detail: "",
      key: "plain",
      dots: shown.map(({ code, share: reference }) => {
        const own = mentions.get(code);
        return {
          share: own?.share ?? null,
          reference,
          interval: own ? intervalOf(own, subject) : null,
          isSaid: false,
        };
      }),
    })),
  });
}

/** Wilson (1927), where the study reads its source as a sample of something. */
function intervalOf({ line, share }: Pick<Mention, "line" | "share">, { source }: Subject): Interval | null {
  const base = baseOf(line);
  const count = line.counts.get("yes") ?? null;
  if (source.reading === null || base === null || base === 0 || count === null || share === null) return null;
  return wilson({ count, base });
}

function titleOf(subject: Subject, whole: readonly Mention[], groups: readonly Group[]): string {
  const { indicator, source, words } = subject;
  const gaps = groups
    .flatMap(({ label: line, mentions }) =>
      whole.flatMap(({ code, label, share: reference }) => {
        const share = mentions.get(code)?.share ?? null;
        const gap = difference(share, reference);
        return share === null || reference === null || gap === null
          ? []
          : [{ line, label, share, reference, gap }];
      }),
    )
    .toSorted((a, b) => b.gap - a.gap);
  const [widest] = gaps;
  if (widest)
    return words.say("multiple.titleBy", {
      label: widest.label,
      line: widest.line,
      share: words.percent(widest.share),
      reference: words.percent(widest.reference),
    });
  const [first] = whole.toSorted((a, b) => (b.share ?? -1) - (a.share ?? -1));
  if (!first || first.share === null) return words.text(indicator.title);
  const { of } = peopleOf(source, indicator.universe, words);
  return words.say("multiple.title", { label: first.label, share: words.percent(first.share), of });
}

function subtitleOf(subject: Subject, whole: readonly Mention[]): string {
  const { indicator, source, words } = subject;
  const question = dimensionLabel(subject, indicator.of);
  const { of, name } = peopleOf(source, indicator.universe, words);
  if (indicator.kind === "multiple" && indicator.by !== null)
    return words.say("multiple.subtitleBy", {
      question,
      by: inSentence(dimensionLabel(subject, indicator.by)),
      of,
    });
  const bases = new Set(whole.map(({ line }) => baseOf(line)));
  const [base] = bases;
  return bases.size === 1 && typeof base === "number"
    ? words.say("multiple.subtitleBase", { question, of, base: words.count(base), people: name })
    : words.say("multiple.subtitle", { question, of });
}

function basesRemark({ words }: Subject, whole: readonly Mention[]): readonly string[] {
  const bases = whole.flatMap(({ line }) => baseOf(line) ?? []);
  const [least, greatest] = [Math.min(...bases), Math.max(...bases)];
  return bases.length > 0 && least < greatest
    ? [words.say("multiple.bases", { least: words.count(least), greatest: words.count(greatest) })]
    : [];
}

function alternativeOf({ words }: Subject, whole: readonly Mention[]): string {
  return whole
    .map(({ label, share }) =>
      words.say("shares.alternative", {
        label,
        share: share === null ? words.say("cell.secret") : words.percent(share),
      }),
    )
    .join(" ");
}

function readingOf(subject: Subject, whole: readonly Mention[]): string | null {
  const { indicator, source, words } = subject;
  const [first] = whole.toSorted((a, b) => (b.share ?? -1) - (a.share ?? -1));
  const base = first ? baseOf(first.line) : null;
  if (!first || first.share === null || base === null) return null;
  return words.say("multiple.reading", {
    base: words.count(base),
    people: peopleOf(source, indicator.universe, words).name,
    count: words.count(first.line.counts.get("yes") ?? 0),
    share: words.percent(first.share),
    label: first.label,
  });
}
