import { html, type Markup } from "@vigie/documents";
import {
  countsTable,
  crosstabDrawing,
  markedPartner,
  protectionSentence,
  sharesOfSide,
} from "@vigie/findings";
import { type Crosstab, crosstabId, dimensionLabel, labelOf, partnerOf, widestGap } from "@vigie/tables";
import type { PublicationFormatter } from "../../formatter.ts";
import { alternativeOf, drawings } from "../drawings.ts";
import { dataTable } from "../page-table.ts";
import { articlePage } from "../shell.ts";
import type { PageContext } from "../site.ts";
import { sitePaths } from "../site-paths.ts";
import { crosstabLink, crosstabName, nameInSentence, populationId, populationName } from "./explore-page.ts";

/** Two characteristics of a population: the widest gap, a drawing of shares, counts, then shares both ways. */
export function crosstabPage(crosstab: Crosstab, context: PageContext): string {
  const { subject, a, b, sides } = crosstab;
  const { source, study } = subject;
  const { formatter } = context;
  const title = crosstabName(crosstab, formatter);
  const names = { a: dimensionLabel(subject, a), b: dimensionLabel(subject, b) };
  const finding = findingOf(crosstab, formatter);
  const partner = markedPartner(
    formatter.text(partnerOf(source.id, study).label),
    [subject.table],
    formatter,
  );
  return articlePage(context, {
    className: "crosstab",
    title: formatter.message("provenance.caption", { title, constants: populationName(crosstab) }),
    description: finding ?? title,
    card: null,
    heading: title,
    body: html`<p class="origin">${populationName(crosstab)}. ${formatter.message("chapter.source", { partner, period: formatter.period(source.window) })}</p>
${finding === null ? null : html`<p class="lead">${finding}</p>`}
${drawingPart(crosstab, { names, finding: finding ?? title, formatter })}
${remarks(crosstab, formatter).map((remark) => html`<p class="origin">${remark}</p>`)}
${dataTable(
  countsTable(crosstab),
  formatter.message("explore.counts", {
    a: nameInSentence(names.a, formatter),
    b: nameInSentence(names.b, formatter),
  }),
)}
${sides.map((side) => {
  const [down, across] = side === "a" ? [names.a, names.b] : [names.b, names.a];
  return dataTable(
    sharesOfSide(crosstab, side),
    formatter.message("explore.shares", { down, across: nameInSentence(across, formatter) }),
  );
})}
${links(crosstab, context)}`,
  });
}

/** Null where nothing is compared. */
function findingOf(crosstab: Crosstab, formatter: PublicationFormatter): string | null {
  const { subject, a, b, sides } = crosstab;
  if (!sides.includes("a")) return null;
  if (!hasShares(crosstab)) return null;
  const gap = widestGap(crosstab);
  return gap === null
    ? formatter.message("explore.noGap")
    : formatter.message("explore.gap", {
        aLabel: labelOf(subject, a, gap.aCode),
        bLabel: labelOf(subject, b, gap.bCode),
        share: formatter.percent(gap.share),
        whole: formatter.percent(gap.whole),
      });
}

/** Whether one share at least may be printed. */
function hasShares({ aCodes, bCodes, along }: Crosstab): boolean {
  return aCodes.some((code) => {
    const line = along("a", code);
    return bCodes.some((otherCode) => line.cell(otherCode).share !== null);
  });
}

function drawingPart(
  crosstab: Crosstab,
  {
    names,
    finding,
    formatter,
  }: {
    readonly names: { readonly a: string; readonly b: string };
    readonly finding: string;
    readonly formatter: PublicationFormatter;
  },
): Markup | null {
  const drawing = crosstabDrawing(crosstab);
  if (drawing === null) return null;
  const sub = formatter.message("explore.drawn", names);
  return html`<p class="sub">${sub}</p>
${drawings(crosstabId(crosstab), drawing, alternativeOf(finding, sub))}`;
}

function remarks(crosstab: Crosstab, formatter: PublicationFormatter): readonly string[] {
  const { subject, isSummed, sides } = crosstab;
  const { indicator, table } = subject;
  const protection = isSummed ? null : protectionSentence([table], formatter);
  return [
    ...(sides.length === 0 ? [formatter.message("explore.counted")] : []),
    ...(sides.length === 1 ? [formatter.message("explore.weighted")] : []),
    ...(isSummed
      ? [
          formatter.message("explore.summed", {
            title: formatter.text(indicator.title),
            margin: marginOf(crosstab),
            moved: table.sizes.isAdjusted ? "yes" : "no",
          }),
        ]
      : []),
    ...(protection === null ? [] : [protection]),
  ];
}

/** Two standard errors of the noisiest sum, rounded up. */
function marginOf({ aCodes, along, bCodes }: Crosstab): number {
  const errors = aCodes.flatMap((code) => {
    const line = along("a", code);
    return bCodes.map((otherCode) => line.cell(otherCode).error);
  });
  return Math.ceil(2 * Math.max(0, ...errors) - 1e-9);
}

function links(crosstab: Crosstab, context: PageContext): Markup {
  const { edition, href } = context;
  const { crosstabs, formatter } = edition.publication;
  const { id } = crosstab.subject.indicator;
  const page = edition.anchors.get(id);
  const others = crosstabs.filter(
    (other) => other !== crosstab && populationId(other) === populationId(crosstab),
  );
  const link = (to: string, label: string) => html`<a href="${to}">${label}</a> – `;
  return html`<p class="data">${page === undefined ? null : link(`${href(page)}#${id}`, formatter.message("explore.figure"))}${
    // The table of the study does not hold the counts of a sum.
    crosstab.isSummed
      ? null
      : [
          link(href(sitePaths.provenance(id)), formatter.message("figure.provenance")),
          html`<a href="${href(sitePaths.table(id))}" download>${formatter.message("figure.data")}</a> – `,
        ]
  }<a href="${href(sitePaths.explore)}">${formatter.message("explore.all")}</a></p>
${
  others.length === 0
    ? null
    : html`<h2>${formatter.message("explore.others")}</h2>
<ul>${others.map(
        (other) => html`<li>${crosstabLink(other, context)}</li>
`,
      )}</ul>`
}`;
}
