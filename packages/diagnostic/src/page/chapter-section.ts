import type { Bundle } from "@vigie/bundle";
import type { Study } from "@vigie/study";
import type { Chapter, Item } from "../chapters.ts";
import { figureFor } from "../figures/index.ts";
import type { Gathered } from "../gather.ts";
import { html, type Markup } from "../markup.ts";
import { peopleOf } from "../people.ts";
import type { Subject } from "../subject.ts";
import { capitalised, inSentence, type Words } from "../words.ts";
import { figureBlock } from "./figure-block.ts";

/** Everything that one population tells, or who has not answered yet. */
export function chapterSection(chapter: Chapter, study: Study, words: Words): Markup {
  const { id, source, universe, partner, items } = chapter;
  const awaited = items.filter(({ gathered }) => gathered.state === "awaited");
  const rest = items.filter(({ gathered }) => gathered.state !== "awaited");
  return html`<section class="chapter" id="${id}" aria-labelledby="h-${id}">
<h2 id="h-${id}">${chapterTitle(chapter, words)}</h2>
<p class="lead">${words.say("chapter.lead", {
    people: capitalised(peopleOf(source, universe, words).name),
    partner: words.text(partner.label),
    period: words.period(source.window),
  })}</p>
${awaited.length === 0 ? null : awaitedNotice(awaited, words.text(partner.label), words)}
${rest.map((item) => itemBlock(item, { chapter, study, words }))}
</section>`;
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
  return figureBlock(subject, figureFor(indicator).make(subject), {
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
