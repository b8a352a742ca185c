import type { Bundle } from "@vigie/bundle";
import type { Chapter, Gathered, InferredTable } from "@vigie/diagnostic";
import {
  guaranteeSentence,
  indicatorTitle,
  isVerified,
  partnerOf,
  peopleOf,
  protectionSentence,
  secrecyOf,
  textOfInlines,
} from "@vigie/diagnostic";
import { html, type Markup } from "@vigie/html";
import type { Indicator, Source } from "@vigie/study";
import { capitalised } from "@vigie/words";
import { rawTable } from "./raw-table.ts";
import { shell } from "./shell.ts";
import type { PageContext } from "./site.ts";
import { sitePaths } from "./site-paths.ts";
import { usesOf } from "./uses-of.ts";

/** Where the numbers of one table come from, the table itself, and where it is told. */
export function provenancePage(
  { indicator, gathered }: Chapter["items"][number],
  { source }: Chapter,
  context: PageContext,
): string {
  const { study, words } = context.edition.publication;
  const title = indicatorTitle(indicator, { source, words });
  const partner = words.text(partnerOf(source.id, study).label);
  const lines: readonly (readonly [string, string])[] = [
    [words.message("provenance.indicator"), indicator.id],
    [words.message("provenance.population"), capitalised(peopleOf(source, indicator.universe, words).name)],
    [words.message("provenance.source"), words.text(source.label)],
    [words.message("provenance.partner"), partner],
    [words.message("provenance.period"), words.period(source.window)],
    [words.message("provenance.study"), `${study.id} ${study.version}`],
    [words.message("provenance.studyHash"), study.hash],
    ...bundleLines(gathered, { indicator, context }),
  ];
  return shell(context, {
    title: words.message("provenance.title", { title }),
    description: title,
    card: null,
    main: html`<article class="source">
<h1>${words.message("provenance.title", { title })}</h1>
<dl class="provenance">${lines.map(([term, value]) => html`<div><dt>${term}</dt><dd>${value}</dd></div>`)}</dl>
${tablePart({ indicator, gathered }, context)}
${usesPart(indicator, context)}
</article>`,
  });
}

function bundleLines(
  gathered: Gathered,
  { indicator, context }: { readonly indicator: Indicator; readonly context: PageContext },
): readonly (readonly [string, string])[] {
  const { study, words } = context.edition.publication;
  const source = study.sources.get(indicator.source);
  if (gathered.state === "awaited" || !source)
    return [[words.message("provenance.bundle"), words.message("bundles.awaited")]];
  const { table, bundle } = gathered;
  const { manifest, hash, signature } = bundle;
  return [
    [words.message("provenance.date"), words.day(manifest.date)],
    [words.message("provenance.bundle"), hash],
    [
      words.message("provenance.signature"),
      signature === null || !isVerified(bundle, study)
        ? words.message("provenance.unsigned")
        : words.message("provenance.signedBy", { key: signature.key }),
    ],
    [words.message("provenance.software"), `${manifest.software.name} ${manifest.software.version}`],
    [words.message("provenance.secrecy"), capitalised(secrecyOf({ source, words }, manifest.policy))],
    ...protectionLines(table, { source, bundle, context }),
    ...(manifest.comment === null ? [] : [[words.message("provenance.comment"), manifest.comment] as const]),
    ...(manifest.fictitious
      ? [[words.message("provenance.data"), words.message("fictitious.mark")] as const]
      : []),
  ];
}

/** What was done to the counts of the table, and what its source guarantees to each person. */
function protectionLines(
  table: InferredTable,
  {
    source,
    bundle,
    context,
  }: { readonly source: Source; readonly bundle: Bundle; readonly context: PageContext },
): readonly (readonly [string, string])[] {
  const { study, words } = context.edition.publication;
  const noise = protectionSentence([table], words);
  const guarantee = bundle.guarantee.sources.find((own) => own.source === source.id);
  return [
    ...(noise === null ? [] : [[words.message("provenance.noise"), noise] as const]),
    ...(guarantee === undefined
      ? []
      : [[words.message("provenance.guarantee"), guaranteeSentence(guarantee, study, words)] as const]),
  ];
}

function tablePart({ indicator, gathered }: Chapter["items"][number], context: PageContext): Markup | null {
  const { words } = context.edition.publication;
  if (gathered.state !== "published") return null;
  return html`<h2>${words.message("figure.table")}</h2>
<p class="data"><a href="${context.href(sitePaths.table(indicator.id))}" download>${words.message("figure.data")}</a></p>
${rawTable(indicator, context)}`;
}

function usesPart(indicator: Indicator, context: PageContext): Markup {
  const { publication, anchors } = context.edition;
  const { words } = publication;
  const uses = usesOf(indicator.id, publication);
  const shownAt = anchors.get(indicator.id);
  return html`<h2>${words.message("provenance.uses")}</h2>
${
  uses.length === 0
    ? html`<p>${words.message("provenance.noUse")} <a href="${context.href(sitePaths.data)}">${words.message("data.title")}</a></p>`
    : html`<ul>${uses.map((chapter) => {
        const path = chapter === null ? sitePaths.cover : sitePaths.chapter(chapter.id);
        const label = chapter === null ? words.message("findings.title") : textOfInlines(chapter.title);
        return html`<li><a href="${context.href(path)}${shownAt === path ? `#${indicator.id}` : ""}">${label}</a></li>`;
      })}</ul>`
}`;
}
