import { type ContactsQuality, contactsLost, type Quality, yearsMax } from "@vigie/engine";
import { html, type Markup } from "@vigie/html";
import type { Source } from "@vigie/study";
import type { PageFormatter } from "./page-formatter.ts";
import { list, paragraphs } from "./page-table.ts";
import type { PageSection } from "./private-page.ts";

interface Checked {
  readonly source: Source;
  readonly quality: Quality;
}

/** What seems misread or unlikely, source by source, before everything else. */
export function checksSection(checked: readonly Checked[], formatter: PageFormatter): PageSection {
  const { message, label } = formatter;
  const found = checked.flatMap(({ source, quality }) => {
    const own = [...warnings(source, quality, formatter), ...oddities(source, quality, formatter)];
    return own.length === 0
      ? []
      : [
          html`<h3>${label(source.label)}</h3>
${own}`,
        ];
  });
  const isDaySought = checked.every(
    ({ quality: { contacts } }) => contacts === null || contacts.days !== null,
  );
  return {
    id: "a-verifier",
    title: message("checks.title"),
    content: html`${found}${paragraphs([
      found.length === 0 ? message("checks.none") : null,
      isDaySought ? null : message("contacts.daysNotSought"),
    ])}`,
  };
}

/** Contacts that seem misread: nothing should leave before someone knows why. */
function warnings(
  source: Source,
  { contacts }: Quality,
  { message, text }: PageFormatter,
): readonly Markup[] {
  if (contacts === null) return [];
  const lost = contactsLost(contacts);
  const { lostZeros } = contacts;
  const named = { source: text(source.label) };
  const sentences = [
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
  return sentences.map(
    (sentence) => html`<p class="warning">${sentence}</p>
`,
  );
}

/** Values that changes nothing to the counts, and that a person should look at. */
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
  return attributes
    .filter(({ contradicted: units }) => units > 0)
    .map(({ attribute, contradicted: units }) =>
      formatter.message("contradicted.attribute", {
        attribute: nameOf(attribute, source, formatter),
        units,
        share: units / all,
        ...unitNames(source, formatter),
      }),
    );
}

function improbable(source: Source, { attributes }: Quality, formatter: PageFormatter): readonly string[] {
  return attributes
    .filter(({ improbable: units }) => units > 0)
    .map(({ attribute, improbable: units }) =>
      formatter.message("improbable.attribute", {
        attribute: nameOf(attribute, source, formatter),
        units,
        ...unitNames(source, formatter),
      }),
    );
}

function spikes(source: Source, { attributes }: Quality, formatter: PageFormatter): readonly string[] {
  const { message, day, number } = formatter;
  return attributes.flatMap(({ attribute, spike }) => {
    if (spike === null) return [];
    const isDate = source.attributes.get(attribute)?.type === "date";
    return message("spikes.attribute", {
      attribute: nameOf(attribute, source, formatter),
      share: spike.share,
      named: spike.value === null ? "no" : "yes",
      value: spike.value === null ? "" : isDate ? day(spike.value) : number(Number(spike.value)),
      units: spike.count,
      ...unitNames(source, formatter),
    });
  });
}

function exclusives(source: Source, quality: Quality, formatter: PageFormatter): readonly string[] {
  const many = formatter.text(source.unit.many);
  return quality.exclusives
    .filter(({ units }) => units > 0)
    .map(({ question, units }) =>
      formatter.message("exclusives.question", {
        question: nameOf(question, source, formatter),
        units,
        many,
      }),
    );
}

function nameOf(attribute: string, { attributes }: Source, { text }: PageFormatter): string {
  return text(attributes.get(attribute)?.label ?? { fr: attribute });
}

function unitNames({ unit }: Source, { text }: PageFormatter) {
  return { one: text(unit.one), many: text(unit.many) };
}
