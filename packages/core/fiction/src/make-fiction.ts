import type { Source, Study } from "@vigie/study";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import type { RandomGenerator } from "pure-rand/types/RandomGenerator";
import { type CodedColumn, emptyColumn, type Units } from "./columns.ts";

import {
  columnsOfItems,
  columnText,
  contactsText,
  flagText,
  itemsText,
  setOf,
  unitKeys,
  unitsText,
} from "./csv-text.ts";

import { chronological, drawContacts, unknownUnits } from "./draw-contacts.ts";
import { birthFieldOf, drawBirths, drawDays, periodFieldOf } from "./draw-days.ts";
import { drawMargin } from "./draw-margin.ts";
import { bandedOf, drawBanded, drawSpan } from "./draw-spans.ts";
import type { Fiction, FictionSource } from "./fiction.ts";
import { contactsFile, fictitiousMapping, qualityFile, testsFile, unitsFile } from "./fictitious-mapping.ts";

import { isOfTests } from "./parse-fiction.ts";
import { drawTests } from "./service-tests/draw-tests.ts";

/** A file to write; its chunks are made as they are read, the same each time. */
export interface FictionFile {
  /** `<partner>/<name>`, with slashes. */
  readonly path: string;
  readonly chunks: Iterable<string>;
}

/**
 * Fictitious microdata of every partner, with the mapping that reads it: CSV in UTF-8, commas, dates as
 * `2022-07-01`, codes of the study. Same study, fiction, seed and scale: same bytes.
 * @param seed whole number
 * @param scale share of the units made, above 0; 1 for the declared size
 * @throws {VigieErrors} when margins contradict one another once counted
 */
export function makeFiction({
  study,
  fiction,
  seed,
  scale = 1,
}: {
  readonly study: Study;
  readonly fiction: Fiction;
  readonly seed: number;
  readonly scale?: number;
}): readonly FictionFile[] {
  const random = xoroshiro128plus(seed);
  const secrets = xoroshiro128plus(~seed);
  return [...study.partners.values()].flatMap((partner) => {
    const sources = partner.sources.flatMap((id) => study.sources.get(id) ?? []);
    const data = sources.flatMap((source) => {
      const declared = fiction.sources.get(source.id);
      // A stream of its own: what one source draws moves no other.
      random.jump();
      return declared
        ? sourceFiles(
            source,
            { ...declared, units: Math.max(1, Math.round(declared.units * scale)) },
            random.clone(),
          )
        : [];
    });
    const tests = sources.some(isOfTests) ? testFiles(study, fiction, random.clone()) : [];
    const mapping = fictitiousMapping({ study, partner, sources }, secrets);
    return [...data, ...tests, { name: "mapping.yaml", chunks: [mapping] }].map(({ name, chunks }) => ({
      path: `${partner.id}/${name}`,
      chunks,
    }));
  });
}

function testFiles(study: Study, { serviceTests }: Fiction, random: RandomGenerator) {
  const { serviceTest, sources } = study;
  if (serviceTest === null || serviceTests === null) return [];
  const { window } = [...sources.values()].find(isOfTests) ?? study;
  const { results, quality } = drawTests({ grid: serviceTest, window }, serviceTests, random);
  return [
    { name: testsFile, chunks: [results] },
    { name: qualityFile, chunks: [quality] },
  ];
}

function sourceFiles(source: Source, fiction: FictionSource, random: RandomGenerator) {
  const size = fiction.units;
  const columns = new Map<string, CodedColumn>();
  for (const margin of fiction.margins) columns.set(margin.of, drawMargin(margin, { size, columns }, random));
  const fields = fieldTexts({ source, fiction }, { size, columns }, random);
  const keys = unitKeys(size + unknownUnits);
  const files = [{ name: unitsFile(source), chunks: restartable(() => unitsText(keys, fields, size)) }];
  const { contacts: log } = fiction;
  const { contacts, window } = source;
  if (!log || !contacts) return files;
  const chunks = restartable(() => {
    const contactsRandom = random.clone();
    const drawn = drawContacts({ window, contacts, fiction: log }, { size, columns }, contactsRandom);
    return contactsText(keys, drawn, chronological(drawn.log, contactsRandom));
  });
  return [...files, { name: contactsFile(source), chunks }];
}

/** How each field is written, in the order of the source; derived attributes and groups are for the run to find. */
function fieldTexts(
  { source, fiction: { ages, spans } }: { readonly source: Source; readonly fiction: FictionSource },
  { size, columns }: Units,
  random: RandomGenerator,
): ReadonlyMap<string, (unit: number) => string> {
  const drawn = drawnTexts({ source, ages }, columns, random);
  for (const span of spans) drawn.set(span.of, drawSpan(span, { size, dates: drawn }, random));
  const fields = [...source.attributes.values()].filter(({ origin }) => origin.kind === "field");
  return new Map(
    fields.map(({ id }) => {
      const texts = drawn.get(id);
      const set = setOf(source, id, columns);
      if (set !== null) return [id, flagText(id, set)];
      const items = columnsOfItems(source, id);
      if (items !== null) return [id, itemsText(items, { size, columns })];
      return [id, texts ? (unit) => texts[unit] ?? "" : columnText(columns.get(id) ?? emptyColumn([], size))];
    }),
  );
}

/** Dates and numbers of the fields that margins of bands or periods give; an interval after its other end. */
function drawnTexts(
  { source, ages }: { readonly source: Source; readonly ages: FictionSource["ages"] },
  columns: Units["columns"],
  random: RandomGenerator,
): Map<string, readonly string[]> {
  const drawn = new Map<string, readonly string[]>();
  for (const [name, column] of columns) {
    const attribute = source.attributes.get(name);
    if (!attribute) continue;
    const birth = birthFieldOf(attribute, source);
    const period = periodFieldOf(attribute);
    if (birth && ages)
      drawn.set(birth.field, drawBirths({ bands: attribute, column, ages }, birth.at, random));
    if (period !== null) drawn.set(period, drawDays(attribute, column, random));
  }
  const isDated = new Set(drawn.keys());
  for (const [name, column] of columns) {
    const bands = source.attributes.get(name);
    const banded = bands && bandedOf(bands, source, (field) => isDated.has(field));
    const number = bands?.origin.kind === "bands" ? source.attributes.get(bands.origin.of) : undefined;
    if (bands && banded && number)
      drawn.set(banded.field, drawBanded(banded, { bands, column, number }, { dates: drawn, random }));
  }
  return drawn;
}

/** An iterable that starts afresh each time it is read. */
function restartable(start: () => Iterable<string>): Iterable<string> {
  return { [Symbol.iterator]: () => start()[Symbol.iterator]() };
}
