import { columnTitles } from "@vigie/bundle";
import { html, type Insert } from "@vigie/html";
import { codeText, pageFormatter } from "@vigie/station";
import { type Study, textIn } from "@vigie/study";
import { localeOf, numbersIn } from "@vigie/words";
import type { BundleContents, ContentsTable } from "../deposits/bundle-contents.ts";
import type { HubMessages } from "../messages.ts";
import { table } from "./view.ts";

/** What a bundle holds, table by table, each compared with the edition before, and its guarantee in figures. */
export function bundleTables(
  { fictitious, comment, guarantee, extracts, hasBefore, tables }: BundleContents,
  study: Study,
  messages: HubMessages,
): Insert {
  const { message, language } = messages;
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
    tables.map((contents) => tableOf(contents, study, messages)),
  ];
}

/** A table, with the counts of the edition before where it had the same one. */
function tableOf(contents: ContentsTable, study: Study, { message, language }: HubMessages): Insert {
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
  const change = (from: number | null | undefined, to: number | null) =>
    typeof from === "number" && to !== null ? formatter.signed(to - from) : "";
  return html`<details><summary>${formatter.label(indicator.title)}</summary>${[
    before === "otherwise" ? html`<p>${message("contents.otherDimensions")}</p>` : null,
    table(
      formatter.text(indicator.title),
      [
        ...dimensions.map(titles.dimension),
        message("contents.count"),
        ...(before === "same" ? [message("contents.countBefore"), message("contents.difference")] : []),
        ...measures.map(titles.measure),
      ],
      rows.map(({ codes, count, countBefore, values }) => [
        ...codes.map((code, at) =>
          codeText(code, { source, indicator, dimension: dimensions[at] ?? "" }, formatter),
        ),
        shown(count),
        ...(before === "same" ? [shown(countBefore), change(countBefore, count)] : []),
        ...values.map((value) => (value === null ? "" : numbers.rounded(value, 2))),
      ]),
    ),
    rowsMore > 0 ? html`<p>${message("contents.more", { rows: rowsMore })}</p>` : null,
  ]}</details>`;
}
