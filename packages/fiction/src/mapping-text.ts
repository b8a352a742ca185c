import type { Partner, ServiceTestPart, Source, Study } from "@vigie/study";
import { uniformInt } from "pure-rand/distribution/uniformInt";
import type { RandomGenerator } from "pure-rand/types/RandomGenerator";
import { stringify } from "yaml";

/**
 * The mapping file that reads one partner's fictitious files: each column bears the name of what it holds, and every
 * source without persons is accepted, and counts that are not the published ones.
 * @param random draws the secret: that of a fiction protects nobody
 */
export function mappingText(
  {
    study,
    partner,
    sources,
  }: { readonly study: Study; readonly partner: Partner; readonly sources: readonly Source[] },
  random: RandomGenerator,
): string {
  const nothing = sources.filter(({ protects }) => protects === "nothing").map(({ id }) => id);
  const published = sources.filter(({ id }) => (study.disclosure.public.get(id)?.size ?? 0) > 0);
  const accepts = {
    ...(nothing.length === 0 ? {} : { nothing }),
    ...(published.length === 0
      ? {}
      : { doubts: Object.fromEntries(published.map(({ id }) => [id, invented])) }),
  };
  return stringify({
    mapping: 1,
    study: study.id,
    partner: partner.id,
    fictitious: true,
    secret: secretText(random),
    ...(Object.keys(accepts).length === 0 ? {} : { accepts }),
    sources: Object.fromEntries(sources.map((source) => [source.id, sourceMapping(source)])),
  });
}

/** Why a source is not the published population. */
const invented = { not_published_size: "Des données inventées." };

/** 32 bytes in base64url without padding. */
function secretText(random: RandomGenerator): string {
  const bytes = Array.from({ length: 32 }, () => uniformInt(random, 0, 255));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}

function sourceMapping(source: Source) {
  if (source.serviceTest !== undefined) {
    const file = source.serviceTest === "quality" ? qualityFile : testsFile;
    const [shape, key] = testShapes[source.serviceTest];
    return { units: { file, shape, format: { delimiter: ";" }, key } };
  }
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

/** The known shape that each part of tests is read from, and its first column. */
const testShapes: Readonly<Record<ServiceTestPart, readonly [shape: string, key: string]>> = {
  tests: ["service_tests", "test"],
  steps: ["service_steps", "step_of_test"],
  ratings: ["service_ratings", "rating"],
  quality: ["service_quality", "topic_of_test"],
};

/** What testers of online services fill. */
export const testsFile = "tests.csv";
export const qualityFile = "qualite.csv";

export function unitsFile(source: Source): string {
  return `${source.id}.csv`;
}

export function contactsFile(source: Source): string {
  return `${source.id}-contacts.csv`;
}
