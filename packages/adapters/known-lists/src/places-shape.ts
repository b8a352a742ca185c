import {
  type Boundaries,
  boundariesOf,
  communeOf,
  type Import,
  importPlaces,
  type Place,
  type PlaceKind,
  type PlaceRecord,
  type PlacesScope,
  placeKinds,
  scopeOf,
  summaryOf,
  type Territories,
} from "@vigie/places";
import { boundariesIn, type Source } from "@vigie/study";
import { countValue, textValue } from "@vigie/words";
import type { PlaceList } from "./lists/place-list.ts";
import { type ListNote, placeNotes } from "./place-notes.ts";
import { shapesInputError } from "./problems.ts";
import { detectList, type ReadPlaces, readPlaces } from "./read-places.ts";
import type { KnownBy, Shape, ShapeInput, ShapeName, ShapeRun } from "./shape.ts";
import { unknownValues } from "./unknown-values.ts";
import { codeOf, joined } from "./written-values.ts";

/** What the conversion of any list of places gives, under these names. */
export const placeColumns = [
  "place",
  "name",
  "commune",
  "ept",
  "epci",
  "departement",
  "located",
  "format",
  "itinerant",
  "since",
  "updated",
  ...placeKinds,
  "services",
  "posts",
  "hours_per_week",
  "open_saturday",
] as const;

/**
 * A list of places as units: one row per place, whatever the number of lines that speak of it. Further lists can stand
 * beside it, named by the kind of help that all their places give; `boundaries` are the limits of communes.
 */
export function placesShape(given: {
  readonly shape: ShapeName;
  readonly list: PlaceList;
  readonly written: KnownBy["written"];
  /** Its names are those of many other files. */
  readonly isPlain?: boolean;
}): Shape<ListNote> {
  const { shape, list, written, isPlain = false } = given;
  return {
    columns: placeColumns,
    knownBy: isPlain ? null : { written, names: list.columns },
    companions: [...placeKinds, "boundaries"],
    noteFamily: "places",
    notes: placeNotes,
    async *convert(input, run) {
      const main = await readPlaces(input, { shape, list, isPlain, rank: 0 }, run);
      const files = [input.shown];
      const all = [main];
      for (const [at, kind] of placeKinds.entries()) {
        const other = input.companion(kind);
        if (other === null) continue;
        const rank = at + 1;
        files[rank] = other.shown;
        all.push(await placesOfKind(other, { kind, rank, shape }, run));
      }
      const kinds = new Set(all.flatMap(({ kinds }) => kinds));
      for (const place of await located(input, { all, files }, run)) {
        noteUnspecified(place, kinds, run);
        yield rowOf(place, { kinds, territories: run.territories() });
      }
    },
  };
}

async function placesOfKind(
  input: ShapeInput,
  { kind, rank, shape }: { readonly kind: PlaceKind; readonly rank: number; readonly shape: ShapeName },
  run: ShapeRun<ListNote>,
): Promise<ReadPlaces> {
  const { places, kinds, columns } = await readPlaces(
    input,
    { ...(await detectList(input, shape)), shape, rank },
    run,
  );
  return {
    places: places.map((place) => ({ ...place, kinds: [...new Set([...place.kinds, kind])] })),
    kinds: [...kinds, kind],
    columns,
  };
}

/**
 * The places of all the lists that are in the territories of the study.
 * @throws {VigieErrors} when none is, or when a value that a list is not known to have would be missed
 */
async function located(
  input: ShapeInput,
  { all, files }: { readonly all: readonly ReadPlaces[]; readonly files: readonly string[] },
  run: ShapeRun<ListNote>,
): Promise<readonly Place[]> {
  const territories = run.territories();
  const boundaries = input.companion("boundaries");
  const unknown = unknownValues({ files, ...run });
  const setAside = { elsewhere: 0, unknown: 0 };
  const written = all.flatMap(({ places }) => places);
  const scope = scopeOfSource(run.source, territories);
  const found = importPlaces(written, {
    territories,
    boundaries: boundaries && (await readBoundaries(boundaries)),
    scope,
    day: run.day,
    departement: run.departement,
    note: (code, line) => {
      if (code === "outside_study") setAside.elsewhere++;
      else if (code === "not_placed" || code === "contradictory") setAside.unknown++;
      run.note(code, line);
    },
    pair: (code, { kept, other, agreement: { metres, names, address, siret } }) =>
      run.pair(code, {
        lines: [kept.line, other.line],
        files: [files[kept.list] ?? "", files[other.list] ?? ""],
        metres: metres === null ? null : Math.round(metres),
        names: Math.round(names * 100) / 100,
        address,
        siret,
      }),
    unrecognised: (value, at) => {
      if (!unknown.take(value, at)) run.note("value_unrecognised", at.line);
    },
  });
  const places = setAside.elsewhere + setAside.unknown;
  if (found.length === 0 && places > 0) {
    const taken = [...(all[0]?.columns ?? [])].map(([name, column]) => `${name} = ${column}`);
    const counts = {
      places: countValue(places),
      elsewhere: countValue(setAside.elsewhere),
      columns: textValue(taken.length === 0 ? "none" : taken.join(", ")),
    };
    const likely =
      setAside.unknown === 0 ? null : likelyDepartement(written, { scope, territories, day: run.day });
    throw shapesInputError(
      "shapes/none-inside",
      { file: input.shown },
      {
        ...counts,
        departement: textValue(likely?.departement ?? "none"),
        named: countValue(likely?.named ?? 0),
        unknown: countValue(setAside.unknown),
      },
    );
  }
  unknown.end();
  return found;
}

/** The département of the study in which most names of a list are those of communes of the study; null where none is. */
function likelyDepartement(
  written: readonly PlaceRecord[],
  { scope, ...run }: Pick<Import, "territories" | "day" | "scope">,
): { readonly departement: string; readonly named: number } | null {
  const ignored = { note: () => {}, pair: () => {}, unrecognised: () => {} };
  const found = [...(scope?.departements ?? [])].map((departement) => ({
    departement,
    named: importPlaces(written, { ...run, ...ignored, scope, departement, boundaries: null }).length,
  }));
  const [best = null] = found.toSorted((a, b) => b.named - a.named);
  return best === null || best.named === 0 ? null : best;
}

/** Columns that the mapping reads and no list gives. */
function noteUnspecified(
  place: Place,
  kinds: ReadonlySet<PlaceKind>,
  { reads, note }: ShapeRun<ListNote>,
): void {
  const isUnspecified = (["format", "itinerant"] as const).some(
    (trait) => reads.has(trait) && place[trait] === null,
  );
  if (isUnspecified) note("trait_unsaid", place.line);
  const isKindUnspecified = placeKinds.some(
    (kind) => reads.has(kind) && !kinds.has(kind) && !place.kinds.has(kind),
  );
  if (isKindUnspecified) note("kind_unsaid", place.line);
}

/** The communes that the code list of the source's field `commune` holds; null where it has no such field. */
function scopeOfSource(source: Source, territories: Territories): PlacesScope | null {
  const codes = source.attributes.get("commune")?.codes.map(({ code }) => code) ?? [];
  const communes = codes.filter((code) => communeOf(code, territories) !== null);
  return communes.length === 0 ? null : scopeOf(communes, territories);
}

function rowOf(
  place: Place,
  {
    kinds: covered,
    territories,
  }: { readonly kinds: ReadonlySet<PlaceKind>; readonly territories: Territories },
): readonly string[] {
  const { line, list, name, commune, departement, by, format, itinerant, since, updated, kinds } = place;
  const { opening, services, posts } = place.practical;
  // Hours that are a sentence say nothing that can be counted.
  const week = opening !== null && "days" in opening ? summaryOf(opening) : null;
  const today = territories.communes.get(communeOf(commune ?? "", territories) ?? "");
  const flag = (value: boolean | null) => (value === null ? "" : value ? "yes" : "no");
  return [
    `${list}-${line}`,
    name,
    commune ?? "",
    today?.ept ?? "",
    today?.epci ?? "",
    departement ?? "",
    by,
    format ?? "",
    flag(itinerant),
    since ?? "",
    updated ?? "",
    ...placeKinds.map((kind) => flag(kinds.has(kind) || (covered.has(kind) ? false : null))),
    joined(services.map(codeOf)),
    posts === null ? "" : String(posts),
    week === null ? "" : String(Math.round(week.hours * 100) / 100),
    flag(week?.isOpenSaturday ?? null),
  ];
}

/** @throws {VigieErrors} when the file holds no limits of communes */
async function readBoundaries(input: ShapeInput): Promise<Boundaries> {
  const outlines = boundariesIn(await input.json(), "code");
  if (outlines === null) throw shapesInputError("shapes/boundaries-unreadable", { file: input.shown });
  return boundariesOf(outlines);
}
