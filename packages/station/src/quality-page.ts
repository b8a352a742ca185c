import {
  type AttributeQuality,
  type ContactsQuality,
  contactsLost,
  type Quality,
  setAsideReasons,
  yearsMax,
} from "@vigie/engine";
import type { Conversion } from "@vigie/files";
import type { Source } from "@vigie/study";
import type { ReleasedTable } from "@vigie/table";
import { conversionSection } from "./conversion-section.ts";
import type { PageMessage } from "./messages/index.ts";
import { each, inHtml, table } from "./page-html.ts";
import { type PageWords, pageWords } from "./page-words.ts";
import { type PageHead, privatePage } from "./private-page.ts";
import type { SurveyQuality } from "./survey/survey-quality.ts";
import { surveySection } from "./survey/survey-section.ts";

interface Report extends PageHead {
  readonly quality: readonly {
    readonly source: string;
    readonly quality: Quality;
    /** Null where the file was read as it is. */
    readonly conversion: Conversion | null;
    /** Null where the source is no weighted survey. */
    readonly survey: SurveyQuality | null;
  }[];
  readonly tables: readonly ReleasedTable[];
}

/**
 * What the run read and set aside, to read before transmitting the bundle. For `private/`: it holds
 * exact counts, and no value of the data. One page, without script.
 */
export function qualityPage(report: Report): string {
  const { study, date, quality, tables } = report;
  const words = pageWords(report.language);
  const sections = quality.flatMap(({ source, quality: found, conversion, survey }) => {
    const declared = study.sources.get(source);
    return declared
      ? [
          sourceSection(declared, { quality: found, conversion, date }, words),
          survey === null ? "" : surveySection(survey, declared, words),
        ]
      : [];
  });
  return privatePage("quality.title", report, {
    words,
    sections: [...doubts(report, words), leaving(tables, words), ...sections],
  });
}

/** Contacts that seem misread, above all else. */
function doubts({ study, quality }: Report, { say, text }: PageWords): readonly string[] {
  return quality.flatMap(({ source, quality: { contacts } }) => {
    const declared = study.sources.get(source);
    if (contacts === null || declared === undefined) return [];
    const lost = contactsLost(contacts);
    const { lostZeros } = contacts;
    const named = { source: text(declared.label) };
    const said = [
      ...(lost === null ? [] : [say("contacts.lost", { ...named, kept: lost.kept, reason: lost.reason })]),
      ...(lostZeros === null
        ? []
        : [
            say("contacts.lostZeros", {
              ...named,
              share: lostZeros.share,
              contacts: lostZeros.contacts,
              pad: lostZeros.pad ?? 0,
            }),
          ]),
    ];
    return said.map((sentence) => `<p class="doubt"><strong>${sentence}</strong></p>`);
  });
}

/** What is done to the counts that leave is said on the page of protection. */
function leaving(tables: readonly ReleasedTable[], { say }: PageWords): string {
  const counts = tables.flatMap(({ rows }) => rows);
  const hidden = counts.filter(({ count }) => count === null).length;
  return `<h2>${say("leaves.title")}</h2>
${each("p", [say("leaves.counts", { tables: tables.length, counts: counts.length, hidden }), say("leaves.protection")])}`;
}

function sourceSection(
  source: Source,
  {
    quality,
    conversion,
    date,
  }: { readonly quality: Quality; readonly conversion: Conversion | null; readonly date: string },
  words: PageWords,
): string {
  const { say, text, html, number } = words;
  const { files, units, contacts, attributes, exclusives } = quality;
  return [
    `<h2>${html(source.label)}</h2>`,
    conversion === null ? "" : conversionSection(conversion, words),
    table(
      say("files.caption"),
      [say("files.file"), say("files.content"), say("files.rows"), say("files.ragged")],
      files.map(({ file, role, rows, ragged }) => [
        inHtml(file),
        say(`files.${role}`),
        number(rows),
        number(ragged),
      ]),
    ),
    ...files
      .filter(({ totals }) => totals > 0)
      .map(({ file }) => `<p>${say("files.totals", { file: inHtml(file) })}</p>`),
    missingTable(files, words),
    each("p", [
      say("source.population", { units, many: text(source.unit.many) }),
      quality.unitsFrom === "file" ? "" : say("source.fromContacts"),
    ]),
    contacts === null ? "" : contactsSection(source, { contacts, date }, words),
    attributesTable(source, attributes, words),
    contradictedList(source, quality, words),
    improbableList(source, attributes, words),
    spikesList(source, attributes, words),
    exclusivesList(source, exclusives, words),
  ]
    .filter((part) => part !== "")
    .join("\n");
}

/** Of SAS and SPSS files: values that say why there is none, and count as none. */
function missingTable(files: Quality["files"], { say, number }: PageWords): string {
  const rows = files.flatMap(({ file, missing = [] }) =>
    missing.map(({ column, value, rows }) => [inHtml(file), inHtml(column), inHtml(value), number(rows)]),
  );
  if (rows.length === 0) return "";
  return table(
    say("declared.caption"),
    [say("files.file"), say("declared.column"), say("declared.value"), say("declared.rows")],
    rows,
  );
}

function contactsSection(
  source: Source,
  { contacts, date }: { readonly contacts: ContactsQuality; readonly date: string },
  words: PageWords,
): string {
  const { say, text, number, day } = words;
  const { kept, setAside, beforeWindow, afterWindow, afterDay, unknownUnits, duplicates } = contacts;
  const { from, to } = source.window;
  const named = { one: text(source.unit.one), many: text(source.unit.many) };
  return `${table(
    say("contacts.caption"),
    [say("contacts.what"), say("contacts.number")],
    [
      [say("contacts.kept"), number(kept)],
      ...setAsideReasons.map((reason) => [say(`contacts.${reason}`), number(setAside[reason])]),
    ],
  )}
<ul>
${each("li", [
  say("contacts.outside", { before: beforeWindow, from: day(from), after: afterWindow, to: day(to) }),
  afterDay === null ? "" : say("contacts.afterDay", { count: afterDay, day: day(date) }),
  say("contacts.without", { units: contacts.unitsWithoutContact, ...named }),
  say("contacts.unknownUnits", { count: unknownUnits }),
  say("contacts.belowMinimum", { units: contacts.unitsBelowMinimum, ...named }),
  duplicates === null
    ? say("contacts.duplicatesNotCounted")
    : say("contacts.duplicates", { rows: duplicates.rows, dropped: duplicates.dropped ? "yes" : "no" }),
  daySentence(contacts, words),
])}
</ul>`;
}

/** Of a day that many contacts have, or that nobody looked for one. */
function daySentence({ days }: ContactsQuality, { say, day }: PageWords): string {
  if (days === null) return say("contacts.daysNotSought");
  const { spike } = days;
  if (spike === null) return "";
  const value = spike.value === null ? "" : day(spike.value);
  const named = spike.value === null ? "no" : "yes";
  return say("contacts.daySpike", { named, value, share: spike.share, count: spike.count });
}

const missingSentences: Readonly<Record<string, PageMessage>> = {
  not_asked: "missing.not_asked",
  dont_know: "missing.dont_know",
  no_answer: "missing.no_answer",
  illegible: "missing.illegible",
};

function attributesTable(
  source: Source,
  attributes: readonly AttributeQuality[],
  { say, html, number }: PageWords,
): string {
  if (attributes.length === 0) return "";
  const columns = ["attribute", "unknown", "outsideBands", "unasked", "without"] as const;
  return table(
    say("missing.caption"),
    columns.map((name) => say(`missing.${name}`)),
    attributes.map(({ attribute, unknown, outsideBands, unasked, codes }) => [
      html(source.attributes.get(attribute)?.label ?? { fr: attribute, en: attribute }),
      number(unknown),
      number(outsideBands),
      number(unasked),
      codes
        .map(({ missing, units }) => say(missingSentences[missing] ?? "missing.no_answer", { units }))
        .join(", "),
    ]),
  );
}

function contradictedList(
  { attributes: declared, unit }: Source,
  { attributes, units: all }: Quality,
  { say, text }: PageWords,
): string {
  const found = attributes.filter(({ contradicted }) => contradicted > 0);
  if (found.length === 0) return "";
  const named = { one: text(unit.one), many: text(unit.many) };
  const items = found.map(({ attribute, contradicted: units }) => {
    const label = declared.get(attribute)?.label;
    const share = units / all;
    return say("contradicted.attribute", {
      attribute: label ? text(label) : attribute,
      units,
      share,
      ...named,
    });
  });
  return `<p>${say("contradicted.caption")}</p>\n<ul>${each("li", items)}</ul>`;
}

function improbableList(
  { attributes: declared, unit }: Source,
  attributes: readonly AttributeQuality[],
  { say, text }: PageWords,
): string {
  const found = attributes.filter(({ improbable }) => improbable > 0);
  if (found.length === 0) return "";
  const named = { one: text(unit.one), many: text(unit.many) };
  const items = found.map(({ attribute, improbable: units }) => {
    const label = declared.get(attribute)?.label;
    return say("improbable.attribute", { attribute: label ? text(label) : attribute, units, ...named });
  });
  return `<p>${say("improbable.caption", { max: yearsMax })}</p>\n<ul>${each("li", items)}</ul>`;
}

function spikesList(
  { attributes: declared, unit }: Source,
  attributes: readonly AttributeQuality[],
  { say, text, day, number }: PageWords,
): string {
  const named = { one: text(unit.one), many: text(unit.many) };
  const items = attributes.flatMap(({ attribute, spike }) => {
    if (spike === null) return [];
    const { label, type } = declared.get(attribute) ?? {};
    const value = spike.value ?? "";
    return say("spikes.attribute", {
      attribute: label ? text(label) : attribute,
      share: spike.share,
      named: spike.value === null ? "no" : "yes",
      value: spike.value === null ? "" : type === "date" ? day(value) : number(Number(value)),
      units: spike.count,
      ...named,
    });
  });
  return items.length === 0 ? "" : `<p>${say("spikes.caption")}</p>\n<ul>${each("li", items)}</ul>`;
}

function exclusivesList(source: Source, exclusives: Quality["exclusives"], { say, text }: PageWords): string {
  if (exclusives.length === 0) return "";
  const many = text(source.unit.many);
  const items = exclusives.map(({ question, units }) => {
    const label = source.attributes.get(question)?.label;
    return say("exclusives.question", { question: label ? text(label) : question, units, many });
  });
  return `<p>${say("exclusives.caption")}</p>\n<ul>${each("li", items)}</ul>`;
}
