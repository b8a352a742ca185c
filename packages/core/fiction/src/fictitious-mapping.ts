import {
  columnMapping,
  type MappingDraft,
  mappingText,
  newDraft,
  type SourceMappingDraft,
} from "@vigie/mapping";
import type { Partner, ServiceTestPart, Source, Study } from "@vigie/study";
import { uniformInt } from "pure-rand/distribution/uniformInt";
import type { RandomGenerator } from "pure-rand/types/RandomGenerator";

/**
 * The mapping file that reads one partner's fictitious files: each column bears the name of what it holds, and every
 * source without persons is accepted, and counts that are not the published ones.
 * @param random draws the secret: that of a fiction protects nobody
 */
export function fictitiousMapping(
  {
    study,
    partner,
    sources,
  }: { readonly study: Study; readonly partner: Partner; readonly sources: readonly Source[] },
  random: RandomGenerator,
): string {
  const published = sources.filter(({ id }) => (study.disclosure.public.get(id)?.size ?? 0) > 0);
  const draft: MappingDraft = newDraft(study, partner, secretText(random));
  return mappingText(
    {
      ...draft,
      fictitious: true,
      accepts: {
        ...draft.accepts,
        nothing: sources.filter(({ protects }) => protects === "nothing").map(({ id }) => id),
        pooled: partner.group?.pooled === true ? sources.map(({ id }) => id) : [],
        doubts: new Map(published.map(({ id }) => [id, invented])),
      },
      sources: new Map(sources.map((source) => [source.id, sourceDraft(source)])),
    },
    null,
  );
}

/** Why a source is not the published population. */
const invented = new Map([["not_published_size", "Des données inventées."]]);

/** 32 bytes in base64url without padding. */
function secretText(random: RandomGenerator): string {
  const bytes = Array.from({ length: 32 }, () => uniformInt(random, 0, 255));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}

function sourceDraft(source: Source): SourceMappingDraft {
  const kept = { pad: null, otherRows: "refuse" } as const;
  if (source.serviceTest !== undefined) {
    const file = source.serviceTest === "quality" ? qualityFile : testsFile;
    const input = { kind: "file", file, format: { delimiter: ";" } } as const;
    const { name, key } = testShapes[source.serviceTest];
    const shape = { name, columns: new Map(), departement: null, companions: new Map() };
    return { units: { ...kept, input, shape, key, fields: new Map() }, contacts: null };
  }
  const columns = (ids: readonly string[]) => new Map(ids.map((id) => [id, columnMapping(id)] as const));
  const part = (file: string, fields: readonly string[]) =>
    ({
      ...kept,
      input: { kind: "file", file, format: {} },
      key: "unit",
      fields: columns(fields),
    }) as const;
  const fields = [...source.attributes.values()].filter(({ origin }) => origin.kind === "field");
  const ofContact = ["date", "channel", ...(source.contacts?.motives ? ["motive"] : [])];
  const units = part(
    unitsFile(source),
    fields.map(({ id }) => id),
  );
  return {
    units: { ...units, shape: null },
    contacts: source.contacts && part(contactsFile(source), ofContact),
  };
}

/** The known shape that each part of tests is read from, and its first column. */
const testShapes = {
  tests: { name: "service_tests", key: "test" },
  steps: { name: "service_steps", key: "step_of_test" },
  ratings: { name: "service_ratings", key: "rating" },
  quality: { name: "service_quality", key: "topic_of_test" },
} as const satisfies Readonly<Record<ServiceTestPart, object>>;

/** What testers of online services fill. */
export const testsFile = "tests.csv";
export const qualityFile = "qualite.csv";

export function unitsFile(source: Source): string {
  return `${source.id}.csv`;
}

export function contactsFile(source: Source): string {
  return `${source.id}-contacts.csv`;
}
