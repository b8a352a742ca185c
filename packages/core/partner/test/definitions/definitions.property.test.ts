import { isDeepStrictEqual } from "node:util";
import { designProtection, type ProtectedTable, protect } from "@vigie/disclosure";
import { mappingDefinition } from "@vigie/mapping";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { countedSource } from "../../../disclosure/test/world/counted.ts";
import { isLong, runs } from "../../../disclosure/test/world/runs.ts";
import { policyAt } from "../../src/policy-at.ts";
import { everyKeyMapping, everyKeyStudy, ofTheObservatory, plainMapping } from "./every-key.ts";
import { addedAt, type Json, turnedIn } from "./json.ts";
import { containers, isListed, isNamedBy, observatoryKinds, withoutEffect } from "./key-effects.ts";
import {
  definitionsIn,
  keyReader,
  mappingsIn,
  type NoiseKeys,
  type ReadKeys,
  studyIn,
  textOf,
} from "./noise-keys.ts";
import { keysOf, schemas } from "./schema-keys.ts";
import {
  changesOf,
  type Draw,
  drawFrom,
  type FilePlace,
  type Files,
  placesOf,
  shuffled,
  withoutShapes,
} from "./study-changes.ts";

const everyKey: Files = new Map([
  ...everyKeyStudy,
  ["mappings/caf.yaml", everyKeyMapping],
  ["mappings/cpam.yaml", plainMapping],
]);
const placesOfAll = placesOf(everyKey);
const keysOfSchemas = [...schemas]
  .filter(([kind]) => !observatoryKinds.has(kind))
  .flatMap(([kind, schema]) => keysOf(schema, kind));

test("every key that a partner’s study or mapping may have is written here", () => {
  const written = new Set(placesOfAll.map(({ key }) => key));
  expect(keysOfSchemas.map(({ key }) => key).filter((key) => !written.has(key))).toEqual([]);
});

test("every entry of the lists is a key", () => {
  const known = keysOfSchemas.map(({ key }) => withoutShapes(key));
  const entries = Object.keys({ ...withoutEffect, ...containers });
  expect(entries.filter((entry) => !known.some((key) => isNamedBy(entry, key)))).toEqual([]);
});

/** No noise is drawn from a source that protects nothing, nor from a code list that no source of persons names. */
const isOfPersons = ({ file }: FilePlace, files: Files): boolean =>
  isSourceOfPersons(file) ||
  !/^(sources|codelists)\//.test(file) ||
  [...files].some(([other, content]) => isSourceOfPersons(other) && names(content, file));
const isSourceOfPersons = (file: string) => file.startsWith("sources/") && file !== "sources/places.yaml";
const names = (content: unknown, file: string) =>
  textOf(content).includes(`"${file.slice("codelists/".length, -".yaml".length)}"`);

/** Whether a change of a key must draw other noise; of a record that is removed, whether one of its keys must. */
function isMoving(
  { key, isMap, isLeaf, file, path, value }: FilePlace,
  places: readonly FilePlace[],
): boolean {
  if (isMap || (isLeaf && typeof value !== "object") || Array.isArray(value) || isText(value))
    return !isListed(key);
  return places.some(
    (inner) =>
      inner.file === file &&
      inner.path.length > path.length &&
      path.every((step, at) => step === inner.path[at]) &&
      !isListed(inner.key) &&
      !isAsAbsent(inner),
  );
}

/** Whether a value says what a file without its key says: a record of nothing else may go without other noise. */
const isAsAbsent = ({ key, value }: FilePlace) => key.endsWith("/format(kind)/ragged") && value === "refuse";
const isText = (value: unknown) => typeof value === "object" && value !== null && "fr" in value;

/** Sources that draw another noise, or none any more. */
const moved = (before: NoiseKeys, after: NoiseKeys) =>
  [...before].filter(([source, key]) => after.get(source) !== key).map(([source]) => source);
/** Sources that draw another noise. */
const redrawn = (before: NoiseKeys, after: NoiseKeys) =>
  moved(before, after).filter((source) => after.has(source));

/** The first change of a key that is read without mistake, among so many. */
async function changed(files: Files, place: FilePlace, { draw, read, triesMax }: Reading) {
  for (const change of changesOf(files, place, draw).slice(0, triesMax)) {
    const keys = await read(change);
    if (keys !== null) return { files: change, keys };
  }
  return null;
}

/** The files of tests after changes, one upon the other, of keys that move the noise. */
async function randomFiles(draw: Draw): Promise<Files> {
  let files: Files = everyKey;
  let read = keyReader(files);
  for (let steps = draw(isLong ? 16 : 6); steps > 0; steps--) {
    const [place] = shuffled(placesOf(files).filter(isDrawnAnew), draw);
    const next = place && (await changed(files, place, { draw, read, triesMax: 4 }));
    if (next) files = next.files;
    if (next) read = keyReader(files);
  }
  return files;
}
const isDrawnAnew = ({ key, value }: FilePlace) =>
  !isListed(key) &&
  key !== "source/protects" &&
  (typeof value !== "object" || /indicators|universes|where/.test(key));

/** Of each key, one of its places. */
function onePerKey(places: readonly FilePlace[], draw: Draw): readonly FilePlace[] {
  return [...new Map(shuffled(places, draw).map((place) => [place.key, place])).values()];
}

const partOf = (place: FilePlace) => keysOfSchemas.findIndex(({ key }) => key === place.key);

interface Reading {
  readonly draw: Draw;
  readonly read: ReadKeys;
  readonly triesMax: number;
}

interface Judging extends Reading {
  readonly before: NoiseKeys;
}

async function judgingOf(files: Files): Promise<Pick<Judging, "read" | "before">> {
  const read = keyReader(files);
  const before = await read(files);
  if (before === null) throw new RangeError("a study of tests with a mistake");
  return { read, before };
}

/** The source of an indicator, or which shape a record has, is changed in one shape for all. */
const coveredAs = ({ key, choices }: { readonly key: string; readonly choices: readonly unknown[] }) =>
  /^indicators.*\/source$/.test(key) || (/\/(kind|type)$/.test(key) && choices.length > 1)
    ? withoutShapes(key)
    : key;

describe("one key changed in random studies and mappings", () => {
  const covered = new Set<string>();
  /** Runs that share the keys between them: each changes its part of the keys. */
  const sharing = isLong ? 8 : 10;

  async function change(files: Files, place: FilePlace, { before, ...reading }: Judging): Promise<void> {
    const next = isOfPersons(place, files) ? await changed(files, place, reading) : null;
    if (next === null) return;
    covered.add(coveredAs(place));
    const where = `${place.file} ${place.path.join(".")}`;
    if (isMoving(place, placesOf(files))) expect(moved(before, next.keys), where).not.toEqual([]);
    else expect(redrawn(before, next.keys), where).toEqual([]);
  }

  test("draws other noise, unless it is listed", { timeout: 7_200_000 }, async () => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(fc.noBias(fc.nat()), async (seed) => {
        const draw = drawFrom(seed);
        const part = run++ % sharing;
        const files = await randomFiles(draw);
        const judging = { draw, triesMax: isLong ? 40 : 6, ...(await judgingOf(files)) };
        for (const place of onePerKey(placesOf(files), draw))
          if (partOf(place) % sharing === part && (isLong || !isListed(place.key)))
            await change(files, place, judging);
      }),
      { ...runs(10, 200), endOnFailure: true },
    );
  });

  test("of a list, one after the other, keeps the noise and the tables", async () => {
    const draw = drawFrom(2022);
    const { before } = await judgingOf(everyKey);
    let files = everyKey;
    for (const { key } of onePerKey(
      placesOfAll.filter((place) => isListed(place.key)),
      draw,
    )) {
      const place = placesOf(files).find((other) => other.key === key);
      if (place === undefined || isMoving(place, placesOf(files))) continue;
      const next = await changed(files, place, { draw, read: keyReader(files), triesMax: 12 });
      if (next === null) continue;
      covered.add(coveredAs(place));
      expect(next.keys, key).toEqual(before);
      files = next.files;
    }
    expect(await noiseIn(new Map([...files, ...ofTheObservatory]))).toEqual(await noiseIn(everyKey));
  });

  test("in every key", async () => {
    const wanted = keysOfSchemas.filter(({ isLeaf, choices }) => isLeaf && choices.length !== 1);
    const judging = { draw: drawFrom(1), triesMax: 80, ...(await judgingOf(everyKey)) };
    for (const place of placesOfAll)
      if (!covered.has(coveredAs(place)) && wanted.some(({ key }) => key === place.key))
        await change(everyKey, place, judging);
    expect([...new Set(wanted.map(coveredAs))].filter((key) => !covered.has(key))).toEqual([]);
  });
});

/** By name, the tables that leave of an empty extract: noise alone. */
async function noiseIn(files: Files): Promise<ReadonlyMap<string, ProtectedTable>> {
  const study = await studyIn(files);
  if (study === null) throw new RangeError("a study of tests with a mistake");
  const releases = mappingsIn(study, files).map((mapping) => {
    const { partner } = mapping;
    const design = designProtection({ study, partner, policy: policyAt(study, mapping) });
    const sources = design.sources.map(({ source }) => source);
    return protect(design, {
      secret: new Uint8Array(32).fill(7),
      exact: new Map(sources.map((source) => [source.id, countedSource(study, source, [])])),
      mappings: new Map(sources.map((source) => [source.id, mappingDefinition(mapping, source)])),
    });
  });
  return new Map(releases.flatMap(({ tables }) => tables).map((table) => [table.name, table]));
}

const everyKeyOf = (file: string, change: (content: Json) => Json): Files =>
  new Map([...everyKey, [file, change(everyKey.get(file) ?? null)]]);

test("an indicator of one source draws anew its tables alone", async () => {
  const { read, before } = await judgingOf(everyKey);
  const added = { kind: "distribution", source: "visits", title: "Libre", of: "spare" };
  const files = everyKeyOf("indicators.yaml", (content) => addedAt(content, "indicators", { added }));
  const after = await read(files);
  expect(after && moved(before, after)).toEqual(["mappings/caf.yaml visits"]);
  const [tables, others] = [await noiseIn(everyKey), await noiseIn(files)];
  const redrawnTables = [...tables].filter(([name, table]) => !isDeepStrictEqual(others.get(name), table));
  expect(redrawnTables.map(([name]) => name)).toEqual(["i_visits"]);
});

test("the order of keys in a mapping, of names in a source and of files keeps the noise and the tables", async () => {
  const { read, before } = await judgingOf(everyKey);
  const turned = new Map(
    [...everyKey]
      .toReversed()
      .map(([file, content]) => [file, /^(mappings|sources)/.test(file) ? turnedIn(content) : content]),
  );
  const after = await read(turned);
  expect(after && moved(before, after)).toEqual([]);
  expect(await noiseIn(turned)).toEqual(await noiseIn(everyKey));
});

test("a place of a definition holds one kind of container only: maps and objects, sets and lists have the same text", async () => {
  const found = new Map<string, Set<string>>();
  for (const [at, seed] of Array.from({ length: isLong ? 50 : 3 }, (_, run) => [run, 1000 + run] as const)) {
    const files = at === 0 ? everyKey : await randomFiles(drawFrom(seed));
    const study = await studyIn(files);
    if (study === null) throw new RangeError("a study of tests with a mistake");
    for (const mapping of mappingsIn(study, files))
      for (const definition of definitionsIn(study, mapping).values()) addContainers(definition, "", found);
  }
  expect([...found].filter(([, kinds]) => kinds.size > 1)).toEqual([]);
  expect([...found].filter(([, kinds]) => kinds.has("map")).length).toBeGreaterThan(5);
});

/** By path, with items and entries as `*`, the kinds of containers. */
function addContainers(value: unknown, path: string, found: Map<string, Set<string>>): void {
  if (typeof value !== "object" || value === null) return;
  const kind = Array.isArray(value)
    ? "list"
    : value instanceof Set
      ? "set"
      : value instanceof Map
        ? "map"
        : "object";
  found.set(path, (found.get(path) ?? new Set()).add(kind));
  if (Array.isArray(value) || value instanceof Set)
    for (const item of value) addContainers(item, `${path}[]`, found);
  else if (value instanceof Map) for (const item of value.values()) addContainers(item, `${path}.*`, found);
  else for (const [name, item] of Object.entries(value)) addContainers(item, `${path}.${name}`, found);
}
