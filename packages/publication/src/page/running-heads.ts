import { markLine } from "@vigie/diagnostic";
import { css } from "@vigie/documents";
import type { WordedPublication } from "../formatter.ts";

/** Page numbers, title and the mark of data to beware of on every printed page of an edition. */
export function runningHeads(publication: WordedPublication): string {
  const { study, formatter } = publication;
  const line = markLine(publication);
  const mark =
    line === null ? null : css`@top-right { content: ${line}; font: bold 9pt sans-serif; color: #9a3412; }`;
  return css`@page { size: A4; margin: 20mm 16mm 18mm;
@top-left { content: ${formatter.text(study.title)}; font: 9pt sans-serif; }
@bottom-right { content: counter(page) " / " counter(pages); font: 9pt sans-serif; }
${mark} }
`.text;
}
