import type { Bundle } from "@vigie/bundle";
import type { Study } from "@vigie/study";
import type { Chapter, Item } from "../chapters.ts";
import { figureOf } from "../figure-of.ts";
import type { Gathered } from "../gather.ts";
import { total } from "../line.ts";
import { html, type Markup } from "../markup.ts";
import { peopleOf } from "../people.ts";
import { cohortOf, referenceOf } from "../populations.ts";
import type { Subject } from "../subject.ts";
import { capitalised, inSentence, type Words } from "../words.ts";
import { figureBlock } from "./figure-block.ts";

/** Everything that one population tells, or who has not answered yet. */
export function chapterSection(chapter: Chapter, study: Study, words: Words): Markup {
  const { id, source, partner, items } = chapter;
  const awaited = items.filter(({ gathered }) => gathered.state === "awaited");
  const rest = items.filter(({ gathered }) => gathered.state !== "awaited");
  return html`<section class="chapter" id="${id}" aria-labelledby="h-${id}">
<h2 id="h-${id}">${chapterTitle(chapter, words)}</h2>
<p class="origin">${words.say("chapter.source", { partner: words.text(partner.label), period: words.period(source.window) })}</p>
${chapterLead(chapter, { study, words })}
${awaited.length === 0 ? null : awaitedNotice(awaited, words.text(partner.label), words)}
${rest.map((item) => itemBlock(item, { chapter, study, words }))}
</section>`;
}

/** How many are described, and how many they are compared with. */
function chapterLead(chapter: Chapter, { study, words }: { study: Study; words: Words }): Markup | null {
  const item = chapter.items.find(({ indicator }) => indicator.of === "group");
  if (item?.gathered.state !== "published") return null;
  const subject = subjectOf(
    { indicator: item.indicator, gathered: item.gathered },
    { chapter, study, words },
  );
  const cohort = cohortOf(subject);
  const reference = referenceOf(subject);
  const size = cohort.line.counts.get(total) ?? null;
  const against = reference?.line.counts.get(total) ?? null;
  if (size === null) return null;
  const values = { count: words.count(size), people: cohort.people.name };
  return html`<p class="lead">${
    reference === null || against === null
      ? words.say("chapter.size", values)
      : words.say("chapter.sizeAgainst", {
          ...values,
          against: words.count(against),
          reference: reference.people.name,
        })
  }</p>`;
}

export function chapterTitle({ source, universe }: Chapter, words: Words): string {
  return capitalised(peopleOf(source, universe, words).name);
}

/** A published table with all that is needed to speak of it. */
export function subjectOf(
  {
    indicator,
    gathered,
  }: { indicator: Item["indicator"]; gathered: Extract<Gathered, { state: "published" }> },
  { chapter, study, words }: { chapter: Chapter; study: Study; words: Words },
): Subject {
  return {
    study,
    source: chapter.source,
    indicator,
    table: gathered.table,
    merged: gathered.entry.merged,
    fictitious: gathered.bundle.manifest.fictitious,
    gathered: chapter.gathered,
    words,
  };
}

interface Context {
  readonly chapter: Chapter;
  readonly study: Study;
  readonly words: Words;
}

function itemBlock({ indicator, gathered }: Item, context: Context): Markup | null {
  const { chapter, words } = context;
  const partner = words.text(chapter.partner.label);
  if (gathered.state === "awaited") return null;
  const { min } = gathered.bundle.manifest.policy;
  if (gathered.state === "withheld") return withheldNotice({ indicator, gathered }, { chapter, min, words });
  const subject = subjectOf({ indicator, gathered }, context);
  return figureBlock(subject, figureOf(subject), {
    entry: gathered.entry,
    partner,
    min,
    ...origin(gathered.bundle),
  });
}

function origin({ manifest, hash }: Bundle) {
  return {
    date: manifest.date,
    bundle: hash,
    software: `${manifest.software.name} ${manifest.software.version}`,
  };
}

function withheldNotice(
  { indicator }: Item,
  { chapter, min, words }: { chapter: Chapter; min: number; words: Words },
): Markup {
  return html`<section class="withheld" id="${indicator.id}" aria-labelledby="t-${indicator.id}">
<h3 id="t-${indicator.id}">${words.text(indicator.title)}</h3>
<p>${words.say("figure.withheld", {
    partner: words.text(chapter.partner.label),
    max: min - 1,
    many: inSentence(words.text(chapter.source.unit.many)),
  })}</p>
</section>`;
}

function awaitedNotice(items: readonly Item[], partner: string, words: Words): Markup {
  return html`<div class="awaited"><p>${words.say("chapter.awaited", { partner })}</p>
<ul>${items.map(({ indicator }) => html`<li id="${indicator.id}">${words.text(indicator.title)}</li>`)}</ul></div>`;
}
