import { paragraphs, type Section } from "@vigie/documents";
import { possibleRows, type ReleasedTable } from "@vigie/table";
import { checksSection } from "./checks-section.ts";
import type { Doubt } from "./doubts/doubt.ts";
import { type PageFormatter, pageFormatter } from "./page-formatter.ts";
import { type PageHead, privatePage } from "./private-page.ts";
import { type SourceQuality, sourceSection } from "./source-section.ts";

export interface QualityReport extends PageHead {
  readonly quality: readonly (SourceQuality & { readonly source: string })[];
  /** Of all sources. */
  readonly doubts: readonly Doubt[];
  readonly tables: readonly ReleasedTable[];
}

/**
 * What the run read and set aside, to read before transmitting the bundle: first what seems wrong. For `private/`: it
 * holds exact counts, and no value of the data. One page, without script.
 */
export function qualityPage(report: QualityReport): Promise<string> {
  const { study, date, doubts, tables } = report;
  const formatter = pageFormatter(report.language);
  const read = report.quality.flatMap((of) => {
    const source = study.sources.get(of.source);
    return source === undefined ? [] : [{ ...of, source }];
  });
  return privatePage("quality.title", report, {
    formatter,
    sections: [
      checksSection({ study, doubts, sources: read }, formatter),
      leaving(tables, formatter),
      ...read.map(({ source, ...of }) => sourceSection(source, { ...of, date }, formatter)),
    ],
  });
}

/** The protection page describes what is done to the counts that leave. */
function leaving(tables: readonly ReleasedTable[], { message }: PageFormatter): Section {
  const counts = tables.flatMap(possibleRows);
  const hidden = counts.filter(({ count }) => count === null).length;
  return {
    kind: "section",
    id: "ce-qui-sort",
    title: message("leaves.title"),
    of: paragraphs([
      message("leaves.counts", { tables: tables.length, counts: counts.length, hidden }),
      { kind: "link", href: "protection.html", of: message("leaves.protection") },
    ]),
  };
}
