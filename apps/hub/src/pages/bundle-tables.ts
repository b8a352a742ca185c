import { columnTitles } from "@vigie/bundle";
import { attributes, html, type Insert, inlinesMarkup, type Markup } from "@vigie/documents";
import { codeText, pageFormatter } from "@vigie/partner";
import { type Study, textIn } from "@vigie/study";
import { localeOf, numbersIn } from "@vigie/words";
import type { BundleContents, ContentsRow, ContentsTable } from "../deposits/bundle-contents.ts";
import { hubTable, type View } from "./view.ts";

/**
 * What a bundle holds, table by table, each compared with the edition before, and its guarantee in figures.
 * @param view of the page. @param isReviewed whether its reader marks the tables that are to be changed
 */
export function bundleTables(
  { fictitious, comment, guarantee, extracts, hasBefore, tables }: BundleContents,
  study: Study,
  { view, isReviewed }: { readonly view: View; readonly isReviewed: boolean },
): Insert {
  const { message, language } = view;
  const { rounded } = numbersIn(localeOf(language));
  return [
    fictitious ? html`<p class="doubt">${message("contents.fictitious")}</p>` : null,
    extracts.map(({ source, marks }) => {
      const label = textIn(study.sources.get(source)?.label ?? { fr: source }, language);
      const words = marks.map((mark) => message(`contents.extract.${mark}`)).join(", ");
      return html`<p class="doubt">${message("contents.extract", { source: label, marks: words })}</p>`;
    }),
    comment === null ? null : html`<p>${message("contents.comment")} « ${comment} »</p>`,
    html`<p>${
      guarantee === null
        ? message("contents.noPersons")
        : message("contents.guarantee", {
            rho: rounded(guarantee.rho, 2),
            epsilon: rounded(guarantee.epsilon, 1),
            min: guarantee.min,
          })
    }</p>`,
    hasBefore ? html`<p>${message("contents.before")}</p>` : null,
    tables.map((contents) => tableOf(contents, { study, tables, view, isReviewed })),
  ];
}

/** A table, with the counts of the edition before where it had the same one. */
function tableOf(
  contents: ContentsTable,
  {
    study,
    tables,
    view,
    isReviewed,
  }: {
    readonly study: Study;
    readonly tables: readonly ContentsTable[];
    readonly view: View;
    readonly isReviewed: boolean;
  },
): Insert {
  const { message, language } = view;
  const indicator = study.indicators.get(contents.indicator);
  const source = study.sources.get(indicator?.source ?? "");
  if (indicator === undefined || source === undefined) return null;
  const formatter = pageFormatter(language);
  const numbers = numbersIn(localeOf(language));
  const { dimensions, measures, rows, rowsMore, before } = contents;
  const titles = columnTitles(indicator, study, language);
  const shown = (count: number | null | undefined) => {
    if (count === undefined) return message("contents.absent");
    return count === null ? message("contents.hidden") : numbers.count(count);
  };
  const labelOf = (code: string, at: number) =>
    inlinesMarkup(codeText(code, { source, indicator, dimension: dimensions[at] ?? "" }, formatter));
  const constant = constantColumns(rows);
  const varying = dimensions.map((_, at) => at).filter((at) => !constant.includes(at));
  const change = (from: number | null | undefined, to: number | null) =>
    typeof from === "number" && to !== null ? formatter.number(to - from, "difference") : "";
  const title = formatter.text(indicator.title);
  const namesakes = tables.filter((one) => {
    const of = study.indicators.get(one.indicator);
    return of !== undefined && formatter.text(of.title) === title;
  });
  // Two tables of one title are distinguished by name: a screen reader lists regions by their label.
  const caption = namesakes.length > 1 ? `${title} (${contents.name})` : title;
  return html`<details open><summary>${inlinesMarkup(formatter.label(indicator.title))}</summary>${[
    constant.map((at) => {
      const title = titles.dimension(dimensions[at] ?? "");
      return html`<p>${message("contents.constant", { title })} ${labelOf(rows[0]?.codes[at] ?? "", at)}</p>`;
    }),
    before === "otherwise" ? html`<p>${message("contents.otherDimensions")}</p>` : null,
    hubTable(
      caption,
      [
        ...varying.map((at) => titles.dimension(dimensions[at] ?? "")),
        message("contents.count"),
        ...(before === "same" ? [message("contents.countBefore"), message("contents.difference")] : []),
        ...measures.map(titles.measure),
      ],
      rows.map(({ codes, count, countBefore, values }) => [
        ...varying.map((at) => html`<span class="label">${labelOf(codes[at] ?? "", at)}</span>`),
        shown(count),
        ...(before === "same" ? [shown(countBefore), change(countBefore, count)] : []),
        ...values.map((value) => (value === null ? "" : numbers.rounded(value, 2))),
      ]),
    ),
    isReviewed ? returnMark(view, contents.name, formatter.text(indicator.title)) : null,
    rowsMore > 0 ? html`<p>${message("contents.more", { rows: rowsMore })}</p>` : null,
  ]}</details>`;
}

/** Dimensions with the same code in every row; one is left to name the rows. */
function constantColumns(rows: readonly ContentsRow[]): readonly number[] {
  const [first] = rows;
  if (first === undefined || rows.length === 1) return [];
  const constant = first.codes
    .map((code, at) => (rows.every(({ codes }) => codes[at] === code) ? at : null))
    .filter((at) => at !== null);
  return constant.length === first.codes.length ? constant.slice(1) : constant;
}

/** What a reviewer ticks under a table; sent with the reasons. */
export const returnedTable = "table.";

function returnMark({ message, sent }: View, name: string, title: string): Markup {
  const field = `${returnedTable}${name}`;
  const ticked = sent.has(field) ? attributes` checked` : null;
  return html`<p><label><input type="checkbox" name="${field}" value="${title}"${ticked}> ${message("review.returnTable")}</label></p>`;
}
