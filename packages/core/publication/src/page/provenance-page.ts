import { html, type Markup } from "@vigie/documents";
import { extractMarks, guaranteeSentence, protectionSentence, secrecyOf } from "@vigie/findings";
import type { Indicator } from "@vigie/study";
import {
  type Chapter,
  type Gathered,
  type InferredTable,
  indicatorTitle,
  isVerified,
  peopleOf,
} from "@vigie/tables";
import {
  type CitedNumber,
  everyBlock,
  markedPartnersOf,
  type PublishedBlocks,
  type PublishedChapter,
  type TextInlines,
  textOfInlines,
} from "@vigie/text";
import { capitalised } from "@vigie/words";
import type { PublicationFormatter, WordedPublication } from "../formatter.ts";
import { definitionList } from "./page-table.ts";
import { rawTable } from "./raw-table.ts";
import { shell } from "./shell.ts";
import type { PageContext } from "./site.ts";
import { sitePaths } from "./site-paths.ts";

/** Where the numbers of one table come from, the table itself, and where the text uses it. */
export function provenancePage(
  { indicator, gathered }: Chapter["items"][number],
  { source }: Chapter,
  context: PageContext,
): string {
  const { study, formatter } = context.publication;
  const title = indicatorTitle(indicator, { source, formatter });
  const partner = markedPartnersOf([indicator.id], context.publication);
  const lines = [
    [formatter.message("provenance.indicator"), indicator.id],
    [
      formatter.message("provenance.population"),
      capitalised(peopleOf(source, indicator.universe, formatter).name),
    ],
    [formatter.message("provenance.source"), formatter.text(source.label)],
    [formatter.message("provenance.partner"), partner],
    [formatter.message("provenance.period"), formatter.period(source.window)],
    [formatter.message("provenance.study"), `${study.id} ${study.version}`],
    [formatter.message("provenance.studyHash"), study.hash],
    ...bundleLines(gathered, indicator, context),
  ] as const;
  return shell(context, {
    title: formatter.message("provenance.title", { title }),
    description: title,
    card: null,
    main: html`<article class="source">
<h1>${formatter.message("provenance.title", { title })}</h1>
${definitionList("provenance", lines)}
${tablePart({ indicator, gathered }, context)}
${usesPart(indicator, context)}
</article>`,
  });
}

function bundleLines(
  gathered: Gathered,
  indicator: Indicator,
  context: PageContext,
): readonly (readonly [string, string | null])[] {
  const { study, formatter } = context.publication;
  const source = study.sources.get(indicator.source);
  if (gathered.state === "awaited" || !source)
    return [[formatter.message("provenance.bundle"), formatter.message("bundles.awaited")]];
  const { table, bundle } = gathered;
  const { manifest, hash, signature } = bundle;
  const guarantee = bundle.guarantee.sources.find((each) => each.source === source.id);
  return [
    [formatter.message("provenance.date"), formatter.day(manifest.date)],
    [
      formatter.message("provenance.bundle"),
      bundle.pooled === undefined
        ? hash
        : formatter.message("provenance.pooledHash", { hash, count: bundle.pooled.bundles.length }),
    ],
    [
      formatter.message("provenance.signature"),
      signature === null || !isVerified(bundle, study)
        ? formatter.message("provenance.unsigned")
        : formatter.message("provenance.signedBy", { key: signature.key }),
    ],
    [formatter.message("provenance.software"), `${manifest.software.name} ${manifest.software.version}`],
    [formatter.message("provenance.secrecy"), capitalised(secrecyOf({ source, formatter }, manifest.policy))],
    [formatter.message("provenance.noise"), protectionSentence([table], formatter)],
    [
      formatter.message("provenance.guarantee"),
      guarantee === undefined ? null : guaranteeSentence(guarantee, study, formatter),
    ],
    [formatter.message("provenance.extract"), extractOf(table, formatter)],
    [formatter.message("provenance.comment"), manifest.comment],
    [formatter.message("provenance.data"), manifest.fictitious ? formatter.message("fictitious.mark") : null],
  ];
}

/** Null where the extract is the population that was asked for. */
function extractOf(table: InferredTable, formatter: PublicationFormatter): string | null {
  const marks = extractMarks([table], formatter);
  return marks.length === 0 ? null : capitalised(formatter.list(marks));
}

function tablePart({ indicator, gathered }: Chapter["items"][number], context: PageContext): Markup | null {
  const { formatter } = context;
  if (gathered.state !== "published") return null;
  return html`<h2>${formatter.message("figure.table")}</h2>
<p class="data"><a href="${context.href(sitePaths.table(indicator.id))}" download>${formatter.message("figure.data")}</a></p>
${rawTable(indicator, context)}`;
}

function usesPart(indicator: Indicator, context: PageContext): Markup {
  const { publication, anchors } = context.edition;
  const { formatter } = publication;
  const uses = usesOf(indicator.id, publication);
  const shownAt = anchors.get(indicator.id);
  return html`<h2>${formatter.message("provenance.uses")}</h2>
${
  uses.length === 0
    ? html`<p>${formatter.message("provenance.noUse")} <a href="${context.href(sitePaths.data)}">${formatter.message("data.title")}</a></p>`
    : html`<ul>${uses.map((chapter) => {
        const path = chapter === null ? sitePaths.cover : sitePaths.chapter(chapter.id);
        const label = chapter === null ? formatter.message("findings.title") : textOfInlines(chapter.title);
        return html`<li><a href="${context.href(path)}${shownAt === path ? `#${indicator.id}` : ""}">${label}</a></li>`;
      })}</ul>`
}`;
}

/** The chapters that show or cite a table, in order; null stands for the cover. */
function usesOf(
  indicator: string,
  { cover, chapters }: Pick<WordedPublication, "cover" | "chapters">,
): readonly (PublishedChapter | null)[] {
  return [
    ...(isIn(cover, indicator) ? [null] : []),
    ...chapters.filter(({ title, blocks }) => isCited(title, indicator) || isIn(blocks, indicator)),
  ];
}

function isIn(blocks: PublishedBlocks, indicator: string): boolean {
  return everyBlock(blocks).some((block) => {
    switch (block.kind) {
      case "figure":
        return block.indicators.includes(indicator) || isCited(block.title, indicator);
      case "barriers":
        return block.groups.some(({ rows }) =>
          rows.some(({ cells }) => cells.some((cell) => cell.some((each) => isCited(each, indicator)))),
        );
      case "awaited":
        return block.figures.some(({ id }) => id === indicator);
      case "heading":
      case "paragraph":
        return isCited(block.of, indicator);
      default:
        return block.kind === "box" && isCited(block.title, indicator);
    }
  });
}

function isCited(inlines: TextInlines<CitedNumber>, indicator: string): boolean {
  return inlines.some((inline) =>
    inline.kind === "cited"
      ? inline.origin.kind === "tables" && inline.origin.indicators.includes(indicator)
      : "of" in inline && isCited(inline.of, indicator),
  );
}
