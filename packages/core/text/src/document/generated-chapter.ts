import { figureOf, isGroups } from "@vigie/findings";
import { contentOf } from "@vigie/study";
import {
  type Chapter,
  chapterTitle,
  cohortOf,
  type Gap,
  gapMin,
  gapsOf,
  isFinding,
  labelOfCode,
  profileOf,
  ranked,
  referenceOf,
  type Subject,
  subjectIn,
  type TextEvidence,
} from "@vigie/tables";
import { plainInlines } from "../block.ts";
import { exhibitOf, markedPartnersOf, originOf } from "./exhibit-of.ts";
import { overviewOf } from "./overview.ts";
import type { AwaitedPart, PublishedBlocks, PublishedChapter } from "./publication.ts";

/** Every indicator of one population, or the partners still awaited. */
export function generatedChapter(chapter: Chapter, evidence: TextEvidence): PublishedChapter {
  const { formatter } = evidence;
  const ids = chapter.items.map(({ indicator }) => indicator.id);
  const lead = leadOf(chapter, evidence);
  const awaited = awaitedOf(chapter, evidence);
  return {
    id: chapter.id,
    title: plainInlines(chapterTitle(chapter, formatter)),
    partners: markedPartnersOf(ids, evidence),
    origin: originOf(ids, evidence),
    blocks: [
      ...(lead === null ? [] : [{ kind: "paragraph", of: plainInlines(lead) } as const]),
      ...(awaited === null ? [] : [awaited]),
      ...ids.flatMap((id) => exhibitOf(id, evidence) ?? []),
    ],
  };
}

/** How many are described, and how many they are compared with. */
function leadOf({ items }: Chapter, evidence: TextEvidence): string | null {
  const { formatter } = evidence;
  const id = items.find(({ indicator }) => indicator.of === "group")?.indicator.id;
  const subject = id === undefined ? null : subjectIn(id, evidence);
  if (subject === null) return null;
  const cohort = cohortOf(subject);
  const reference = referenceOf(subject);
  const size = cohort.line.units;
  const against = reference?.line.units ?? null;
  if (size === null) return null;
  const values = { count: formatter.count(size), people: cohort.people.counted };
  return reference === null || against === null
    ? formatter.message("chapter.size", values)
    : formatter.message("chapter.sizeAgainst", {
        ...values,
        against: formatter.count(against),
        reference: reference.people.counted,
      });
}

function awaitedOf({ items, partner }: Chapter, { formatter }: TextEvidence): AwaitedPart | null {
  const figures = items
    .filter(({ gathered }) => gathered.state === "awaited")
    .map(({ indicator }) => ({ id: indicator.id, title: formatter.text(indicator.title) }));
  return figures.length === 0 ? null : { kind: "awaited", partner, figures, passages: 0 };
}

/** Characteristics named for a group at the top of the cover. */
const gapsMax = 3;

/** What each population's tables say first, in generated sentences. */
export function generatedFindings(chapters: readonly Chapter[], evidence: TextEvidence): PublishedBlocks {
  const rendered = chapters.map((chapter) => ({ chapter, subjects: subjectsOf(chapter, evidence) }));
  const whole = overviewOf(evidence);
  const findings = {
    kind: "box",
    box: "findings",
    title: [],
    of: [
      {
        kind: "list",
        ordered: false,
        items: rendered.map(({ chapter, subjects }) => chapterFinding(chapter, subjects, evidence)),
      },
    ],
  } as const;
  return whole === null ? [findings] : [whole, findings];
}

function subjectsOf({ items }: Chapter, evidence: TextEvidence): readonly Subject[] {
  return items.flatMap(({ indicator }) => subjectIn(indicator.id, evidence) ?? []);
}

function chapterFinding(
  chapter: Chapter,
  subjects: readonly Subject[],
  { formatter }: TextEvidence,
): PublishedBlocks {
  const link = {
    kind: "paragraph",
    of: [{ kind: "link", href: `#${chapter.id}`, of: plainInlines(chapterTitle(chapter, formatter)) }],
  } as const;
  const first = subjects.find(({ indicator }) => isGroups(indicator)) ?? subjects[0];
  if (!first) {
    const why = formatter.message("chapter.awaited", { partner: formatter.text(chapter.partner.label) });
    return [link, { kind: "paragraph", of: plainInlines(why) }];
  }
  const direct = isGroups(first.indicator) ? cohortOf(first).line.cell("direct").share : null;
  const gaps = direct === null ? [] : widestGapsOf(subjects, "direct");
  const sentences = [
    ...(direct === null ? [] : [formatter.message("findings.direct", { share: formatter.percent(direct) })]),
    ...(gaps.length === 0 ? [] : [formatter.message("findings.apart", { gaps: formatter.list(gaps) })]),
    ...(gaps.length === 0 && direct !== null && subjects.some(isByGroup)
      ? [formatter.message("findings.none", { points: Math.round(gapMin * 100) })]
      : []),
  ];
  const finding = {
    kind: "paragraph",
    of: [{ kind: "strong", of: plainInlines(`${figureOf(first).title}.`) }],
  } as const;
  return sentences.length === 0
    ? [link, finding]
    : [link, finding, { kind: "paragraph", of: plainInlines(sentences.join(" ")) }];
}

function isByGroup({ indicator }: Subject): boolean {
  return contentOf(indicator).groupedBy === "group";
}

/** The characteristics surely over-represented in a group against its reference, the most first, one per indicator. */
function widestGapsOf(subjects: readonly Subject[], group: string): readonly string[] {
  const widest = subjects.flatMap((subject): readonly { subject: Subject; gap: Gap }[] => {
    if (!isByGroup(subject)) return [];
    const found = gapsOf(profileOf(subject)).find(
      (gap) => gap.of.by === group && gap.gap > 0 && isFinding(subject, gap),
    );
    return found ? [{ subject, gap: found }] : [];
  });
  return ranked(widest, ({ gap }) => gap.gap)
    .slice(0, gapsMax)
    .map(({ item: { subject, gap } }) =>
      subject.formatter.message("findings.gap", {
        label: labelOfCode(subject, gap.code),
        share: subject.formatter.percent(gap.share),
        reference: subject.formatter.percent(gap.reference),
      }),
    );
}
