import type { ShapeName } from "@vigie/engine";
import {
  importPlaces,
  type Place,
  type PlaceKind,
  type PlaceList,
  placeKinds,
  type Scope,
  scopeOf,
} from "@vigie/places";
import type { Source } from "@vigie/study";
import { communeOf, type Territories } from "@vigie/territory";
import { allOf } from "./all-of.ts";
import { readBoundaries } from "./boundaries-file.ts";
import { detectList } from "./detect-list.ts";
import { type ListNote, placeNotes } from "./place-notes.ts";
import { readPlaces, type WrittenAs } from "./read-places.ts";
import type { Shape, ShapeInput, ShapeRun } from "./shape.ts";

const columns = [
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
] as const;

/**
 * A list of places as units: one row a place, whatever the number of lines that speak of it. Further lists can stand
 * beside it, named by the kind of help that all their places give; `boundaries` are the limits of communes.
 */
export function placesShape({
  shape,
  list,
  written,
  isPlain = false,
}: {
  readonly shape: ShapeName;
  readonly list: PlaceList;
  readonly written: WrittenAs;
  /** Its names are those of many other files. */
  readonly isPlain?: boolean;
}): Shape<ListNote> {
  return {
    columns,
    knownBy: isPlain ? null : { written, names: list.columns },
    beside: [...placeKinds, "boundaries"],
    notes: placeNotes,
    async *convert(input, run) {
      const places = await allOf(readPlaces(input, { shape, list, written, rank: 0 }, run));
      for (const [rank, kind] of placeKinds.entries()) {
        const other = input.beside(kind);
        if (other !== null) places.push(...(await placesOfKind(other, { kind, rank: rank + 1, shape }, run)));
      }
      const territories = run.territories();
      const boundaries = input.beside("boundaries");
      const found = importPlaces(places, {
        territories,
        boundaries: boundaries && (await readBoundaries(boundaries)),
        scope: scopeOfSource(run.source, territories),
        day: run.day,
        note: run.note,
      });
      for (const place of found) yield rowOf(place, territories);
    },
  };
}

async function placesOfKind(
  input: ShapeInput,
  { kind, rank, shape }: { readonly kind: PlaceKind; readonly rank: number; readonly shape: ShapeName },
  run: ShapeRun<ListNote>,
) {
  const { list, written } = await detectList(input, shape);
  const places = await allOf(readPlaces(input, { shape, list, written, rank }, run));
  return places.map((place) => ({ ...place, kinds: [...new Set([...place.kinds, kind])] }));
}

/** The communes that the code list of the source's field `commune` holds; null where it has no such field. */
function scopeOfSource(source: Source, territories: Territories): Scope | null {
  const codes = source.attributes.get("commune")?.codes.map(({ code }) => code) ?? [];
  const communes = codes.filter((code) => communeOf(code, territories) !== null);
  return communes.length === 0 ? null : scopeOf(communes, territories);
}

function rowOf(place: Place, territories: Territories): readonly string[] {
  const { line, list, name, commune, departement, by, format, itinerant, since, updated, kinds } = place;
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
    ...placeKinds.map((kind) => flag(kinds.has(kind))),
  ];
}
