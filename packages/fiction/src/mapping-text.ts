import type { Partner, Source, Study } from "@vigie/study";
import { stringify } from "yaml";

/** The mapping file that reads one partner's fictitious files: each column bears the name of what it holds. */
export function mappingText(study: Study, partner: Partner, sources: readonly Source[]): string {
  return stringify({
    mapping: 1,
    study: study.id,
    partner: partner.id,
    fictitious: true,
    sources: Object.fromEntries(sources.map((source) => [source.id, sourceMapping(source)])),
  });
}

function sourceMapping(source: Source) {
  const fields = [...source.attributes.values()].filter(({ origin }) => origin.kind === "field");
  const units = {
    file: unitsFile(source),
    key: "unit",
    fields: Object.fromEntries(fields.map(({ id }) => [id, id])),
  };
  if (!source.contacts) return { units };
  const contacts = {
    file: contactsFile(source),
    key: "unit",
    date: "date",
    channel: "channel",
    ...(source.contacts.motives ? { motive: "motive" } : {}),
  };
  return { units, contacts };
}

export function unitsFile(source: Source): string {
  return `${source.id}.csv`;
}

export function contactsFile(source: Source): string {
  return `${source.id}-contacts.csv`;
}
