import type { Study } from "@vigie/study";
import { type Evidence, evidenceOf } from "../associations/evidence.ts";
import { correctionOf } from "../associations/family-correction.ts";
import { type AssociationSubject, asAssociation } from "../associations/levels.ts";
import { outcomeLabel } from "../associations/outcome-label.ts";
import type { Chapter, Item } from "../chapters.ts";
import { pValueText } from "../evidence-words.ts";
import type { FigureTable } from "../figure-kind.ts";
import { dimensionLabel } from "../labels.ts";
import { html, type Markup } from "../markup.ts";
import { peopleOf } from "../people.ts";
import { capitalised, type Words } from "../words.ts";
import { subjectOf } from "./chapter-section.ts";
import { dataTable } from "./data-table.ts";

interface Context {
  readonly study: Study;
  readonly words: Words;
}

/** Every association of the study in one table, so that those that show nothing are seen with the others. */
export function associationsSection(chapters: readonly Chapter[], { study, words }: Context): Markup | null {
  if (!hasAssociations(chapters)) return null;
  const families = [...study.testFamilies.values()].map(({ id, label, correction }) =>
    words.say("associations.family", {
      family: words.text(label),
      correction: words.say(`correction.${correction}`),
      tests: chapters.flatMap(({ items }) => items.filter((item) => isOf(item, id))).length,
    }),
  );
  return html`<section class="associations" id="associations" aria-labelledby="h-associations">
<h2 id="h-associations">${words.say("associations.title")}</h2>
<p class="lead">${words.say("associations.lead")}</p>
${dataTable(tableOf(chapters, { study, words }), words.say("associations.caption"))}
<div class="notes">${families.map((family) => html`<p>${family}</p>`)}</div>
</section>`;
}

export function hasAssociations(chapters: readonly Chapter[]): boolean {
  return chapters.some(({ items }) => items.some(({ indicator }) => indicator.kind === "association"));
}

function isOf({ indicator }: Item, family: string): boolean {
  return indicator.kind === "association" && indicator.family === family;
}

function tableOf(chapters: readonly Chapter[], { study, words }: Context): FigureTable {
  const columns = ["association", "base", "cramersV", "pValue", "corrected", "remark"] as const;
  return {
    columns: columns.map((column) => ({ head: words.say(`column.${column}`) })),
    groups: chapters.flatMap((chapter) => {
      const rows = chapter.items.flatMap((item) => rowOf(item, { chapter, study, words }));
      const { name } = peopleOf(chapter.source, chapter.universe, words);
      return rows.length === 0 ? [] : [{ heading: capitalised(name), rows }];
    }),
  };
}

function rowOf(
  { indicator, gathered }: Item,
  { chapter, study, words }: Context & { readonly chapter: Chapter },
): FigureTable["groups"][number]["rows"] {
  if (indicator.kind !== "association") return [];
  const read = { source: chapter.source, words };
  const heading = words.say("associations.row", {
    outcome: outcomeLabel({ ...read, indicator }),
    attribute: dimensionLabel(read, indicator.of),
  });
  if (gathered.state === "published") {
    const subject = asAssociation(subjectOf({ indicator, gathered }, { chapter, study, words }));
    return [{ heading, cells: evidenceCells(subject, evidenceOf(subject)) }];
  }
  const none = [1, 2, 3, 4].map(() => words.say("cell.nothing"));
  return [{ heading, cells: [...none, words.say(`associations.${gathered.state}`)] }];
}

function evidenceCells(
  subject: AssociationSubject,
  { base, test, isExploratory }: Evidence,
): readonly string[] {
  const { source, words } = subject;
  const nothing = words.say("cell.nothing");
  const computed = test.kind === "computed" ? test : null;
  const isTested = source.reading !== null;
  const correction = correctionOf(subject);
  const remarks = [
    ...(isExploratory ? [words.say("associations.exploratory")] : []),
    ...(test.kind === "not_computed" ? [words.say(`silence.${test.reason}`)] : []),
    ...(isTested ? [] : [words.say("associations.wholePopulation")]),
  ];
  return [
    base === null ? words.say("cell.secret") : words.count(base),
    computed === null ? nothing : words.number(computed.chiSquare.cramersV, 2),
    computed === null || !isTested ? nothing : pValueText(computed.pValue, words),
    correction === null ? nothing : pValueText(correction.pValue, words),
    remarks.length === 0 ? nothing : remarks.join(", "),
  ];
}
