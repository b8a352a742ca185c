import type { Study } from "@vigie/study";
import type { Chapter } from "../chapters.ts";
import { figureOf } from "../figure-of.ts";
import { sayCode } from "../labels.ts";
import { shareOf } from "../line.ts";
import { html, type Markup } from "../markup.ts";
import { cohortOf } from "../populations.ts";
import { type Gap, gapsOf, profileOf } from "../profile.ts";
import type { Subject } from "../subject.ts";
import { capitalised, type Words } from "../words.ts";
import { chapterTitle, subjectOf } from "./chapter-section.ts";
import { overview } from "./overview.ts";

/** Characteristics named for a group at the top of the page. */
const gapsMax = 3;

/** What each population's tables say first, in generated sentences. */
export function findings(
  chapters: readonly Chapter[],
  { study, fictitious, words }: { study: Study; fictitious: boolean; words: Words },
): Markup {
  const told = chapters.map((chapter) => ({ chapter, subjects: subjectsOf(chapter, study, words) }));
  const shown = told.flatMap(({ chapter, subjects }) =>
    subjects.filter(isGroups).map((subject) => ({
      subject,
      partner: words.text(chapter.partner.label),
      min: study.disclosure.min,
      population: cohortOf(subject),
    })),
  );
  return html`<section class="findings" id="essentiel" aria-labelledby="h-essentiel">
<h2 id="h-essentiel">${words.say("findings.title")}</h2>
${overview(shown, { study, fictitious, words })}
<ul>${told.map(({ chapter, subjects }) => chapterFinding(chapter, subjects, words))}</ul>
</section>`;
}

function subjectsOf(chapter: Chapter, study: Study, words: Words): readonly Subject[] {
  return chapter.items.flatMap(({ indicator, gathered }) =>
    gathered.state === "published" ? [subjectOf({ indicator, gathered }, { chapter, study, words })] : [],
  );
}

function isGroups({ indicator }: Subject): boolean {
  return indicator.kind === "distribution" && indicator.of === "group";
}

function chapterFinding(chapter: Chapter, subjects: readonly Subject[], words: Words): Markup {
  const first = subjects.find(isGroups) ?? subjects[0];
  if (!first) {
    const awaited = chapter.items.some(({ gathered }) => gathered.state === "awaited");
    const partner = words.text(chapter.partner.label);
    return html`<li><p><a href="#${chapter.id}">${chapterTitle(chapter, words)}</a></p><p>${words.say(awaited ? "chapter.awaited" : "chapter.withheld", { partner })}</p></li>`;
  }
  const cohort = cohortOf(first);
  const direct = isGroups(first) ? shareOf(cohort.line, "direct") : null;
  const apart = direct === null ? [] : whatSetsApart(subjects, "direct");
  const sentences = [
    ...(direct === null ? [] : [words.say("findings.direct", { share: words.percent(direct) })]),
    ...(apart.length === 0 ? [] : [words.say("findings.apart", { gaps: words.list(apart) })]),
  ];
  return html`<li><p><a href="#${chapter.id}">${capitalised(cohort.people.name)}</a></p>
<p class="finding">${figureOf(first).title}.</p>${
    sentences.length === 0 ? null : html`<p>${sentences.join(" ")}</p>`
  }</li>`;
}

/** The characteristics most over-represented in a group against its whole cohort, one an indicator. */
function whatSetsApart(subjects: readonly Subject[], group: string): readonly string[] {
  const widest = subjects.flatMap((subject): readonly { subject: Subject; gap: Gap }[] => {
    if (subject.indicator.kind !== "profile" || subject.indicator.by !== "group") return [];
    const gap = gapsOf(profileOf(subject)).find(({ of, gap: own }) => of.by === group && own > 0);
    return gap ? [{ subject, gap }] : [];
  });
  return widest
    .toSorted((a, b) => b.gap.gap - a.gap.gap)
    .slice(0, gapsMax)
    .map(({ subject, gap }) =>
      subject.words.say("findings.gap", {
        label: sayCode(subject, gap.code),
        share: subject.words.percent(gap.share),
        reference: subject.words.percent(gap.reference),
      }),
    );
}
