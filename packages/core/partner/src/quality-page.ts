import { list, paragraphs, type Section } from "@vigie/documents";
import type { Quality } from "@vigie/engine";
import type { Study } from "@vigie/study";
import { possibleRows, type ReleasedTable } from "@vigie/table";
import type { Doubt } from "./doubts/doubt.ts";
import { doubtExplanation, doubtSentence } from "./doubts/doubt-sentence.ts";
import type { DoubtedSource } from "./doubts/doubts.ts";
import { type PageFormatter, pageFormatter } from "./page-formatter.ts";
import { type PageHead, privatePage } from "./private-page.ts";
import { type SourceQuality, sourceSection } from "./source-section.ts";

export interface QualityReport extends PageHead {
  readonly quality: readonly (SourceQuality & { readonly source: string })[];
  /** Doubts about all sources. */
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

/** What stops the run or is likely a mistake, then what is to be looked at, then what was looked for and not found. */
function checksSection(
  {
    study,
    doubts,
    sources,
  }: {
    readonly study: Study;
    readonly doubts: readonly Doubt[];
    readonly sources: readonly DoubtedSource[];
  },
  formatter: PageFormatter,
): Section {
  const { message } = formatter;
  const sentence = (doubt: Doubt) =>
    [doubtSentence(doubt, study, formatter), doubtExplanation(doubt, formatter)]
      .filter((part) => part !== null)
      .join(" ");
  const [alerts, looks] = [doubts.filter(({ isAlert }) => isAlert), doubts.filter(({ isAlert }) => !isAlert)];
  return {
    kind: "section",
    id: "a-verifier",
    title: message("checks.title"),
    of: [
      ...alerts.map((doubt) => ({ kind: "notice", of: sentence(doubt) }) as const),
      ...(looks.length === 0 ? [] : paragraphs([message("checks.found")])),
      ...list(looks.map(sentence)),
      ...paragraphs(
        sources.flatMap(({ source, quality }) => {
          const sought = soughtIn(
            quality,
            doubts.filter((doubt) => doubt.source === source.id),
          );
          return [
            soughtSentence("checks.nil", sought.nil, { source, quality }, formatter),
            soughtSentence("checks.nilInPart", sought.nilInPart, { source, quality }, formatter),
            soughtSentence("checks.notSought", sought.notSought, { source, quality }, formatter),
          ];
        }),
      ),
    ],
  };
}

function soughtSentence(
  key: "checks.nil" | "checks.nilInPart" | "checks.notSought",
  kinds: readonly Sought[],
  { source, quality: { contacts } }: Pick<DoubtedSource, "source" | "quality">,
  { message, text }: PageFormatter,
): string | null {
  if (kinds.length === 0) return null;
  return message(key, {
    source: text(source.label),
    sampled: contacts?.days?.sampled ?? 0,
    sought: kinds.map((kind) => message(`sought.${kind}`)).join(" ; "),
  });
}

/** What is looked for in the files of a source: contacts, rows, characteristics. */
const ofDays = ["day_spike", "early_contacts", "gap_before", "gap_after"] as const;
const ofContacts = [
  "unknown_unit",
  "no_date",
  "no_channel",
  "few_contacts",
  "contacts_twice",
  "contacts_added_up",
  ...ofDays,
] as const;
const ofAll = [
  "rows_ragged",
  "all_unknown",
  "spike",
  "default_days",
  "nines",
  "early_days",
  "negative",
  "improbable",
  "unasked",
  "exclusives",
  "unfit",
] as const;

type Sought = (typeof ofContacts)[number] | (typeof ofAll)[number] | "after_day" | "contradicted";

/** What was looked for in a source, or in a part of its contacts, and is not there; what was not looked for. */
export function soughtIn(
  { contacts, unitsFrom }: Quality,
  found: readonly Doubt[],
): Readonly<Record<"nil" | "nilInPart" | "notSought", readonly Sought[]>> {
  const kinds: readonly Sought[] = [
    ...(contacts === null ? [] : ofContacts),
    ...(contacts === null || contacts.afterDay === null ? [] : (["after_day"] as const)),
    ...ofAll,
    ...(unitsFrom === "contacts" ? (["contradicted"] as const) : []),
  ];
  const isOfDays = (kind: Sought) => ofDays.some((one) => one === kind);
  const isSought = (kind: Sought) => {
    if (isOfDays(kind)) return contacts !== null && contacts.days !== null;
    return kind !== "contacts_twice" || (contacts !== null && contacts.duplicates !== null);
  };
  const isFound = (kind: Sought) => found.some((doubt) => doubt.kind === kind);
  const nil = kinds.filter((kind) => isSought(kind) && !isFound(kind));
  const isInPart = (kind: Sought) => isOfDays(kind) && contacts?.days?.sampled !== undefined;
  return {
    nil: nil.filter((kind) => !isInPart(kind)),
    nilInPart: nil.filter(isInPart),
    notSought: kinds.filter((kind) => !isSought(kind)),
  };
}
