import { pack, type ReceivedBundle, readBundle } from "@vigie/bundle";
import { designProtection, fractionOf, type ProtectedRelease, protect } from "@vigie/disclosure";
import { type Mapping, mappingDefinition, parseMapping, sourcesSharingFile } from "@vigie/mapping";
import type { Study } from "@vigie/study";
import { VigieErrors } from "@vigie/words";
import { countedSource } from "../../../disclosure/test/world/counted.ts";
import type { Person } from "../../../disclosure/test/world/person.ts";
import { partner, type StudySketch, studyOf } from "../../../disclosure/test/world/study-of.ts";
import { mappingSecret } from "../small-study.ts";

/** A study as a partner runs it once. */
export interface Version {
  readonly sketch: StudySketch;
  /** Of the mapping of each source, where they are not read in columns of their names. */
  readonly fields?: Readonly<Record<string, unknown>>;
  /** By source, its file; each has one of its own unless said. */
  readonly files?: Readonly<Record<string, string>>;
  /** How its mapping, its window and its rules on contacts read a person; as it is unless said. */
  readonly reads?: (person: Person) => Person;
}

/** A version, ready to be asked of any persons. */
export interface Asked {
  readonly study: Study;
  /** What leaves of these persons, with the noise of a secret. */
  readonly release: (persons: readonly Person[], secret: Uint8Array) => ProtectedRelease;
  readonly bundle: (release: ProtectedRelease) => Promise<ReceivedBundle>;
}

export async function ask(version: Version): Promise<Asked> {
  const study = await studyOf(version.sketch);
  const mapping = mappingOf(study, version);
  const sources = [...study.sources.values()];
  const policy = {
    rho: fractionOf(study.disclosure.rho),
    min: study.disclosure.min,
    small: "hidden",
  } as const;
  const design = designProtection({ study, partner, policy });
  const { reads = (person: Person) => person } = version;
  const counted = new WeakMap<readonly Person[], ReadonlyMap<string, ReturnType<typeof countedSource>>>();
  const countedOf = (persons: readonly Person[]) => {
    const read = persons.map(reads);
    const found =
      counted.get(persons) ??
      new Map(sources.map((source) => [source.id, countedSource(study, source, read)]));
    counted.set(persons, found);
    return found;
  };
  const mappings = new Map(sources.map((source) => [source.id, mappingDefinition(mapping, source)]));
  return {
    study,
    release: (persons, secret) => protect(design, { secret, exact: countedOf(persons), mappings }),
    bundle: async ({ tables, guarantee, marks, publicSizes }) =>
      readBundle(
        await pack(
          {
            study,
            partner,
            softwareVersion: "0.1.0",
            date: "2026-11-25",
            fictitious: true,
            comment: null,
            tables,
            guarantee,
            marks,
            publicSizes,
            sharingFile: (source) => sourcesSharingFile(mapping, source),
            silences: new Map(),
            firstIndicators: null,
          },
          null,
        ),
        {},
      ),
  };
}

function mappingOf(study: Study, { fields = {}, files = {} }: Version): Mapping {
  const sources = [...study.sources.keys()].map((id) => [
    id,
    { units: { file: files[id] ?? `${id}.csv`, key: "key", fields } },
  ]);
  const text = {
    mapping: 1,
    study: study.id,
    partner,
    secret: mappingSecret,
    sources: Object.fromEntries(sources),
  };
  const parsed = parseMapping(JSON.stringify(text), "caf.yaml", { study });
  if ("errors" in parsed) throw new VigieErrors(parsed.errors);
  return parsed.mapping;
}

/** A secret of its own for each draw. */
export function secretOf(draw: number): Uint8Array {
  return Uint8Array.from({ length: 32 }, (_, at) => [draw % 256, draw >> 8][at] ?? 1);
}
