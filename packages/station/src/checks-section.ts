import { type ContactsQuality, contactsLost, type Quality, yearsMax } from "@vigie/engine";
import { html, type Markup } from "@vigie/html";
import type { Source } from "@vigie/study";
import type { PageFormatter } from "./page-formatter.ts";
import { list, paragraphs } from "./page-table.ts";
import type { PageSection } from "./private-page.ts";
import { type StudyFit, studyDoubts } from "./study-doubts.ts";

interface Checked extends StudyFit {
  readonly source: Source;
  readonly quality: Quality;
}

/** What forbids to hand the bundle over as it is, of all sources; then what seems unlikely, source by source. */
export function checksSection(checked: readonly Checked[], formatter: PageFormatter): PageSection {
  const { message, label } = formatter;
  const warnings = checked.flatMap(({ source, quality, ...fit }) => [
    ...studyDoubts(source, fit, formatter),
    ...misread(source, quality, formatter),
  ]);
  const found = checked.flatMap(({ source, quality }) => {
    const findings = oddities(source, quality, formatter);
    return findings.length === 0
      ? []
      : [
          html`<h3>${label(source.label)}</h3>
${findings}`,
        ];
  });
  const isDaySought = checked.every(
    ({ quality: { contacts } }) => contacts === null || contacts.days !== null,
  );
  return {
    id: "a-verifier",
    title: message("checks.title"),
    content: html`${warnings.map(
      (sentence) => html`<p class="warning">${sentence}</p>
`,
    )}${found}${paragraphs([
      warnings.length + found.length === 0 ? message("checks.none") : null,
      isDaySought ? null : message("contacts.daysNotSought"),
    ])}`,
  };
}

/** Contacts that seem misread: nothing should leave before someone knows why. */
function misread(source: Source, { contacts }: Quality, { message, text }: PageFormatter): readonly string[] {
  if (contacts === null) return [];
  const lost = contactsLost(contacts);
  const { lostZeros } = contacts;
  const named = { source: text(source.label) };
  return [
    ...(lost === null ? [] : [message("contacts.lost", { ...named, kept: lost.kept, reason: lost.reason })]),
    ...(lostZeros === null
      ? []
      : [
          message("contacts.lostZeros", {
            ...named,
            share: lostZeros.share,
            contacts: lostZeros.contacts,
            pad: lostZeros.pad ?? 0,
          }),
        ]),
  ];
}

/** Values that change nothing in the counts, and that a person should look at. */
function oddities(source: Source, quality: Quality, formatter: PageFormatter): readonly Markup[] {
  const { message } = formatter;
  const lists = [
    { title: message("contacts.caption"), items: daySpike(quality.contacts, formatter) },
    { title: message("contradicted.caption"), items: contradicted(source, quality, formatter) },
    {
      title: message("improbable.caption", { max: yearsMax }),
      items: improbable(source, quality, formatter),
    },
    { title: message("spikes.caption"), items: spikes(source, quality, formatter) },
    { title: message("exclusives.caption"), items: exclusives(source, quality, formatter) },
  ];
  return lists
    .filter(({ items }) => items.length > 0)
    .map(
      ({ title, items }) => html`<p>${title}</p>
${list(items)}`,
    );
}

function daySpike(contacts: ContactsQuality | null, { message, day }: PageFormatter): readonly string[] {
  const spike = contacts?.days?.spike ?? null;
  if (spike === null) return [];
  const value = spike.value === null ? "" : day(spike.value);
  const named = spike.value === null ? "no" : "yes";
  return [message("contacts.daySpike", { named, value, share: spike.share, count: spike.count })];
}

function contradicted(
  source: Source,
  { attributes, units: all }: Quality,
  formatter: PageFormatter,
): readonly string[] {
  return attributes.flatMap(({ attribute, contradicted: units }) => {
    if (units === 0) return [];
    const share = units / all;
    return formatter.message("contradicted.attribute", {
      ...named(attribute, source, formatter),
      units,
      share,
    });
  });
}

function improbable(source: Source, { attributes }: Quality, formatter: PageFormatter): readonly string[] {
  return attributes.flatMap(({ attribute, improbable: units }) =>
    units === 0
      ? []
      : formatter.message("improbable.attribute", { ...named(attribute, source, formatter), units }),
  );
}

function spikes(source: Source, { attributes }: Quality, formatter: PageFormatter): readonly string[] {
  const { message, day, number } = formatter;
  return attributes.flatMap(({ attribute, spike }) => {
    if (spike === null) return [];
    const isDate = source.attributes.get(attribute)?.type === "date";
    return message("spikes.attribute", {
      ...named(attribute, source, formatter),
      share: spike.share,
      named: spike.value === null ? "no" : "yes",
      value: spike.value === null ? "" : isDate ? day(spike.value) : number(Number(spike.value)),
      units: spike.count,
    });
  });
}

function exclusives(source: Source, quality: Quality, formatter: PageFormatter): readonly string[] {
  return quality.exclusives.flatMap(({ question, units }) =>
    units === 0
      ? []
      : formatter.message("exclusives.question", {
          ...named(question, source, formatter),
          question: nameOf(question, source, formatter),
          units,
        }),
  );
}

/** An attribute and the units of its source, as messages name them. */
function named(attribute: string, source: Source, formatter: PageFormatter) {
  const { one, many } = source.unit;
  const { text } = formatter;
  return { attribute: nameOf(attribute, source, formatter), one: text(one), many: text(many) };
}

function nameOf(attribute: string, { attributes }: Source, { text }: PageFormatter): string {
  return text(attributes.get(attribute)?.label ?? { fr: attribute });
}
