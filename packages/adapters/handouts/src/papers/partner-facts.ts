import { asNumber, guessSentence, totalRho } from "@vigie/disclosure";
import { type Block, type Blocks, list } from "@vigie/documents";
import { dimensionsOf, type Source } from "@vigie/study";
import { datesIn, frenchSpacing, listOf, localeOf, numbersIn, quotedRowsMin } from "@vigie/words";
import fr from "../../words/fr.json" with { type: "json" };
import { columnBlocks, textTable } from "./column-blocks.ts";
import type { PaperFacts } from "./paper-of.ts";
import { type SourceKind, sourceKind } from "./paper-templates.ts";
import { type PartnerContext, studiedProtection } from "./partner-context.ts";

/** Facts of the study alone: what it does not say is open. */
export function partnerFacts(context: PartnerContext): PaperFacts {
  const { language } = context;
  return {
    language,
    values: valuesOf(context),
    cases: casesOf(context),
    blocks: new Map<string, Blocks>([
      ["sources", [sourcesTable(context)]],
      ["columns", columnBlocks(context)],
      ["purposes", purposeBlocks(context.sources, context)],
      ["personPurposes", purposeBlocks(personSources(context), context)],
      ["extractPurposes", purposeBlocks(sourcesOf("extract", context), context)],
      ["surveyPurposes", purposeBlocks(sourcesOf("survey", context), context)],
      ["categories", [categoriesTable(personSources(context), context)]],
      ["extractCategories", [categoriesTable(sourcesOf("extract", context), context)]],
      ["tables", [releasedTables(context)]],
    ]),
    set: language === "fr" ? frenchSpacing : (text) => text,
  };
}

/** Sources whose rows are persons, households or what they do. */
function personSources({ sources }: Pick<PartnerContext, "sources">): readonly Source[] {
  return sources.filter(({ protects }) => protects === "persons");
}

function casesOf(context: PartnerContext): PaperFacts["cases"] {
  const holds = (...kinds: readonly SourceKind[]) =>
    kinds.some((kind) => sourcesOf(kind, context).length > 0);
  return new Map([
    ["extract", holds("extract")],
    ["survey", holds("survey")],
    ["tests", holds("tests")],
    ["places", holds("places")],
    ["files", holds("extract", "places")],
  ]);
}

function sourcesOf(kind: SourceKind, { sources }: Pick<PartnerContext, "sources">): readonly Source[] {
  return sources.filter((source) => sourceKind(source) === kind);
}

function valuesOf(context: PartnerContext): PaperFacts["values"] {
  const { study, partner, language, text, messages } = context;
  const { message } = messages;
  const { disclosure, release, title, version, id, hash } = study;
  const { rounded } = numbersIn(localeOf(language));
  const ofPersons = personSources(context);
  const known = (written: string) => ({ text: written, isOpen: false });
  const orOpen = (written: string | null | undefined, open: keyof typeof fr) =>
    written == null ? { text: message(open), isOpen: true } : known(written);
  const periodOf = (sources: readonly Source[]) =>
    known(listOf([...new Set(sources.map((source) => periodIn(source.window, context)))], language));
  const unitsOf = (sources: readonly Source[]) =>
    known(listOf([...new Set(sources.map(({ unit }) => text(unit.many)))], language));
  const namesOf = (sources: readonly Source[]) =>
    known(
      listOf(
        sources.map(({ label }) => message("quoted", { label: text(label) })),
        language,
      ),
    );
  const [extracts, surveys] = [sourcesOf("extract", context), sourcesOf("survey", context)];
  const protection = studiedProtection(study, partner);
  const guess = guessSentence({ sources: protection.sources, from: "bundle" }, messages);
  const contact = release?.contact
    ? message("contact", { name: text(release.contact.name), email: release.contact.email })
    : null;
  return new Map([
    ["title", known(text(title))],
    ["study", known(id)],
    ["version", known(version)],
    ["hash", known(hash)],
    ["partner", known(text(partner.label))],
    ["observatory", orOpen(release && text(release.publisher.name), "open.observatory")],
    ["contact", orOpen(contact, "open.contact")],
    ["askWhom", known(contact ?? message("contact.unknown"))],
    ["site", orOpen(release?.url, "open.site")],
    ["period", periodOf(context.sources)],
    ["extractPeriod", periodOf(extracts)],
    ["surveyPeriod", periodOf(surveys)],
    ["extracts", namesOf(extracts)],
    ["surveys", namesOf(surveys)],
    ["rho", known(rounded(disclosure.rho, 3))],
    ["totalRho", known(rounded(asNumber(totalRho(protection)), 3))],
    ["chance", known(String(protection.chance))],
    ["guess", known(guess)],
    ["min", known(String(disclosure.min))],
    ["quotedRows", known(String(quotedRowsMin(0)))],
    ["units", unitsOf(ofPersons)],
    ["extractUnits", unitsOf(extracts)],
    [
      "protection",
      known(
        ofPersons.length === 0
          ? message("protection.none", { partner: text(partner.label) })
          : `${message("protection.persons", { rho: rounded(disclosure.rho, 3), min: disclosure.min })} ${guess}`,
      ),
    ],
    ["public", known(publicSizes(context))],
    ["nothing", known(sourcesOfNobody(context))],
    ["signed", known(message("signed", { signed: partner.keys.length > 0 ? "yes" : "no" }))],
  ]);
}

/** What sources serve, in the study's words: a paragraph where all serve one thing, else a list. */
function purposeBlocks(
  sources: readonly Source[],
  { study: { summary }, text, messages: { message } }: PartnerContext,
): Blocks {
  const byPurpose = new Map<string, string>();
  for (const { label, purpose } of sources) {
    const written = purpose ?? summary;
    if (written === null) continue;
    const sentence = ended(text(written));
    if (!byPurpose.has(sentence)) byPurpose.set(sentence, text(label));
  }
  const purposes = [...byPurpose];
  if (purposes.length === 0)
    return [{ kind: "paragraph", of: { kind: "open", text: `[${message("open.summary")}]` } }];
  if (purposes.length === 1) return purposes.map(([of]) => ({ kind: "paragraph", of }));
  return list(purposes.map(([purpose, source]) => message("purpose", { source, purpose })));
}

function ended(sentence: string): string {
  return /[.!?…]$/.test(sentence) ? sentence : `${sentence}.`;
}

function periodIn(
  { from, to }: Source["window"],
  { language, messages: { message } }: PartnerContext,
): string {
  const { day } = datesIn(localeOf(language));
  return message("period", { from: day(from), to: day(to) });
}

function sourcesTable(context: PartnerContext): Block {
  const { sources, text, messages } = context;
  const { message } = messages;
  return textTable(
    [
      message("sources.source"),
      message("sources.unit"),
      message("sources.period"),
      message("sources.protects"),
    ],
    sources.map(({ label, unit, window, protects }) => [
      text(label),
      text(unit.one),
      periodIn(window, context),
      message(protects === "persons" ? "sources.persons" : "sources.nothing"),
    ]),
  );
}

function categoriesTable(sources: readonly Source[], { text, messages: { message } }: PartnerContext): Block {
  return textTable(
    [message("categories.persons"), message("categories.data")],
    sources.map(({ unit, attributes, contacts, survey }) => [
      text(unit.many),
      [
        message(survey === null ? "categories.link" : "categories.number"),
        ...[...attributes.values()].flatMap(({ origin, label }) =>
          origin.kind === "field" ? [text(label)] : [],
        ),
        ...(contacts === null
          ? []
          : [message("categories.contacts", { motives: contacts.motives === null ? "no" : "yes" })]),
      ].join(" ; "),
    ]),
  );
}

function releasedTables({ study, sources, text, messages: { message } }: PartnerContext): Block {
  const nameOf = (source: Source, name: string) => {
    if (name === "group" || name === "subgroup") return message(name);
    const label = source.attributes.get(name)?.label;
    return label === undefined ? name : text(label);
  };
  return textTable(
    [message("tables.table"), message("tables.by"), message("tables.on")],
    sources.flatMap((source) =>
      [...study.indicators.values()]
        .filter((indicator) => indicator.source === source.id)
        .map((indicator) => [
          text(indicator.title),
          dimensionsOf(indicator)
            .map((name) => nameOf(source, name))
            .join(" ; "),
          text(source.universes.get(indicator.universe)?.label ?? source.unit.many),
        ]),
    ),
  );
}

function publicSizes(context: PartnerContext): string {
  const { study, sources, language, text, messages } = context;
  const { message } = messages;
  const { count } = numbersIn(localeOf(language));
  const sizes = sources.flatMap((source) =>
    [...(study.disclosure.public.get(source.id) ?? [])].map(([universe, { size, publication }]) =>
      message("public.size", {
        count: count(size),
        universe: text(source.universes.get(universe)?.label ?? source.unit.many),
        publication: text(publication),
      }),
    ),
  );
  return sizes.length === 0 ? message("public.none") : message("public.some", { sizes: sizes.join(" ; ") });
}

function sourcesOfNobody({
  partner,
  sources,
  language,
  text,
  messages: { message },
}: PartnerContext): string {
  const open = sources.filter(({ protects }) => protects === "nothing").map(({ label }) => text(label));
  return open.length === 0
    ? message("nothing.none", { partner: text(partner.label) })
    : message("nothing.some", { sources: listOf(open, language), partner: text(partner.label) });
}
