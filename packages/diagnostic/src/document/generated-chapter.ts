import { plain } from "../block.ts";
import { type Chapter, chapterTitle } from "../chapters.ts";
import { cohortOf, referenceOf } from "../populations.ts";
import { subjectIn } from "../subject.ts";
import type { TextEvidence } from "../text/reference.ts";
import { exhibitOf } from "./exhibit-of.ts";
import { originOf, partnersOf } from "./origin-of.ts";
import type { AwaitedPart, PublishedChapter } from "./publication.ts";

/** Every indicator of one population, or the partners still awaited. */
export function generatedChapter(chapter: Chapter, evidence: TextEvidence): PublishedChapter {
  const { formatter } = evidence;
  const ids = chapter.items.map(({ indicator }) => indicator.id);
  const lead = leadOf(chapter, evidence);
  const awaited = awaitedOf(chapter, evidence);
  return {
    id: chapter.id,
    title: plain(chapterTitle(chapter, formatter)),
    partners: partnersOf(ids, evidence),
    origin: originOf(ids, evidence),
    blocks: [
      ...(lead === null ? [] : [{ kind: "paragraph", of: plain(lead) } as const]),
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
