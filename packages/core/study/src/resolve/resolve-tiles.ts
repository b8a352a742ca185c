import type { VigieError } from "@vigie/words";
import { z } from "zod";
import type { CodelistDraft } from "../drafts/drafts.ts";
import { definedIn, type Names } from "../drafts/names.ts";
import type { Form } from "../forms/form.ts";
import type { Boundary, StudyMap } from "../model/study.ts";
import { textOf } from "../model/text.ts";
import { report } from "../problems.ts";
import { suggestion } from "../reading/nearest.ts";
import { code, textFile } from "../shapes/shared-shapes.ts";

interface Scope {
  readonly form: Form<TilesFile>;
  readonly files: ReadonlyMap<string, string>;
  readonly codelists: Names<CodelistDraft>;
  readonly found: VigieError[];
}

/** The ground of a study's maps, with the boundaries that it names. */
export function resolveTiles(scope: Scope): StudyMap {
  const { form } = scope;
  const tiles = new Map(
    Object.entries(form.value.tiles).map(([code, { name, within, also, ...place }]) => [
      code,
      { code, name: textOf(name), within: within ?? null, also: also ?? [], ...place },
    ]),
  );
  checkPlaces(tiles, scope);
  checkMistypedCode(tiles, scope);
  return {
    tiles,
    approximate: form.value.approximate === true,
    boundaries: resolveBoundaries(tiles, scope),
    centres: resolveCentres(tiles, scope),
  };
}

function checkPlaces(tiles: StudyMap["tiles"], { form, found }: Scope): void {
  const taken = new Map<string, string>();
  for (const { code, column, row } of tiles.values()) {
    const place = `${column} ${row}`;
    const before = taken.get(place);
    if (before === undefined) taken.set(place, code);
    else
      report(found, "study/tile-same-place", form.written.placeOfKey(["tiles", code]), {
        code,
        other: before,
      });
  }
}

/** One square of no territory, and one territory of the same list without a square: the code of the square is mistyped. */
function checkMistypedCode(tiles: StudyMap["tiles"], { form, codelists, found }: Scope): void {
  if (!codelists.complete) return;
  for (const { leaves } of definedIn(codelists).values()) {
    const territories = new Set(leaves.filter(({ missing }) => missing === null).map(({ code }) => code));
    const [unknown, ...otherUnknown] = [...tiles.keys()].filter((code) => !territories.has(code));
    const [bare, ...otherBare] = [...territories].filter((code) => !tiles.has(code));
    if (unknown === undefined || bare === undefined || otherUnknown.length + otherBare.length > 0) continue;
    if (territories.size > 1)
      report(found, "study/tile-mistyped", form.written.placeOfKey(["tiles", unknown]), {
        code: unknown,
        bare,
      });
  }
}

function resolveCentres(tiles: StudyMap["tiles"], { form, found }: Scope): StudyMap["centres"] {
  const given = form.value.centres;
  if (given === undefined) return null;
  for (const code of Object.keys(given.points))
    if (!tiles.has(code))
      report(found, "study/centre-unknown", form.written.placeOfKey(["centres", "points", code]), {
        code,
        ...suggestion(code, tiles.keys()),
      });
  return {
    source: textOf(given.source),
    points: new Map(Object.entries(given.points)),
  };
}

function resolveBoundaries(tiles: StudyMap["tiles"], { form, files, found }: Scope): StudyMap["boundaries"] {
  const named = form.value.boundaries;
  if (named === undefined) return null;
  const place = form.written.place(["boundaries", "file"]);
  const text = files.get(named.file);
  if (text === undefined) {
    report(found, "study/boundaries-missing", place, { file: named.file });
    return null;
  }
  const shapes = readBoundaries(text, named.code);
  if (shapes === null) {
    report(found, "study/boundaries-unreadable", place, { file: named.file, property: named.code });
    return null;
  }
  const known = new Set(shapes.map(({ code }) => code));
  for (const { code, also } of tiles.values())
    for (const own of [code, ...also])
      if (!known.has(own))
        report(found, "study/boundary-missing", form.written.placeOfKey(["tiles", code]), {
          code: own,
          file: named.file,
        });
  return { source: textOf(named.source), shapes };
}

/** `tiles.yaml`: the ground of the maps. */

const position = z.int().min(1).max(100);

const tile = z
  .strictObject({
    name: textFile.describe("Nom du territoire."),
    short: z
      .string()
      .min(1)
      .max(4)
      .describe("Deux à quatre lettres, écrites sur son carré quand il n’y a pas de contours."),
    column: position.describe("Colonne du carré, à partir de la gauche : 1, 2, 3…"),
    row: position.describe("Ligne du carré, à partir du haut : 1, 2, 3…"),
    within: code
      .optional()
      .describe("Code du territoire plus grand dont il fait partie (un EPT) ; sa limite est dessinée."),
    also: z
      .array(code)
      .min(1)
      .optional()
      .describe("Codes des contours qui lui reviennent en plus du sien : des communes qu’il a absorbées."),
  })
  .describe("Un territoire, et la place de son carré.");

export const tilesFile = z.strictObject({
  approximate: z
    .boolean()
    .optional()
    .describe(
      "true : les carrés ont été rangés par un calcul, et personne ne les a relus. « vigie check » le rappelle.",
    ),
  boundaries: z
    .strictObject({
      file: z
        .string()
        .regex(/^[^/\\]+\.geojson$/, "geojson-name")
        .describe("Fichier GeoJSON du dossier de l’étude, longitudes et latitudes en degrés."),
      code: z
        .string()
        .min(1)
        .describe("Propriété du GeoJSON qui porte le code du territoire, par exemple code."),
      source: textFile.describe("À qui l’on doit ces contours, écrit sous chaque carte."),
    })
    .optional()
    .describe("Contours à dessiner à la place des carrés."),
  centres: z
    .strictObject({
      source: textFile.describe("À qui l’on doit ces points, écrit sous chaque figure qui s’en sert."),
      points: z
        .record(
          code,
          z.strictObject({
            longitude: z.number().min(-180).max(180).describe("En degrés, vers l’est."),
            latitude: z.number().min(-90).max(90).describe("En degrés, vers le nord."),
          }),
        )
        .describe("Le centre de chaque territoire, par code."),
    })
    .optional()
    .describe("Centres d’où se mesurent les distances, pour une étude sans contours."),
  tiles: z
    .record(code, tile)
    .describe("Les territoires, par code : ceux des tableaux qu’une carte doit montrer."),
});

type TilesFile = z.infer<typeof tilesFile>;

/** A third number, an altitude, may follow. */
const point = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]).rest(z.number());
const polygon = z.array(z.array(point).min(4)).min(1);

const collection = z.object({
  type: z.literal("FeatureCollection"),
  features: z
    .array(
      z.object({
        properties: z.record(z.string(), z.unknown()),
        geometry: z.discriminatedUnion("type", [
          z.object({ type: z.literal("Polygon"), coordinates: polygon }),
          z.object({ type: z.literal("MultiPolygon"), coordinates: z.array(polygon).min(1) }),
        ]),
      }),
    )
    .min(1),
});

/**
 * Reads the boundaries of a GeoJSON file (RFC 7946), taken as hostile.
 * @param property of each feature that holds its code, a text
 * @returns null where the file is not a collection of polygons, each with such a property
 */
function readBoundaries(text: string, property: string): readonly Boundary[] | null {
  return boundariesIn(jsonOf(text), property);
}

/** Boundaries in a GeoJSON that is no longer a text. */
export function boundariesIn(value: unknown, property: string): readonly Boundary[] | null {
  const parsed = collection.safeParse(value);
  if (!parsed.success) return null;
  const found: Boundary[] = [];
  for (const { properties, geometry } of parsed.data.features) {
    const code = Object.hasOwn(properties, property) ? properties[property] : undefined;
    if (typeof code !== "string") return null;
    const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
    found.push({
      code,
      polygons: polygons.map((rings) =>
        rings.map((ring) => ring.map(([longitude, latitude]) => [longitude, latitude] as const)),
      ),
    });
  }
  return found;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return null;
  }
}
