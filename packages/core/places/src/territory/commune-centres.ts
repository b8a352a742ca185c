import type { GeographicPoint } from "./boundaries.ts";

/** Points by code of commune, and how many lines or features gave none. */
export interface CentresRead {
  readonly centres: ReadonlyMap<string, GeographicPoint>;
  readonly unread: number;
}

const codeNames = [
  "code",
  "insee",
  "code_insee",
  "codeinsee",
  "code_commune",
  "code_commune_insee",
  "com",
  "codgeo",
];
const longitudeNames = ["longitude", "lon", "lng", "long", "x"];
const latitudeNames = ["latitude", "lat", "y"];
/** One column of both, latitude first, as open data portals write it. */
const pointNames = ["coordonnees_geographiques", "geo_point_2d", "geopoint", "_geopoint", "centre"];

/**
 * Centres of communes from a file that a person names: GeoJSON of points, or CSV with a code, a longitude and a latitude in
 * degrees (WGS 84).
 * @returns null where the text is neither, or gives no point at all
 */
export function communeCentres(text: string): CentresRead | null {
  const read = /^\s*\{/.test(text) ? geoJsonCentres(text) : csvCentres(text);
  return read === null || read.centres.size === 0 ? null : read;
}

function geoJsonCentres(text: string): CentresRead | null {
  const features = featuresOf(text);
  if (features === null) return null;
  const centres = new Map<string, GeographicPoint>();
  for (const feature of features) {
    const { properties, geometry } = asRecord(feature);
    const code = named(asRecord(properties), codeNames);
    const { type, coordinates } = asRecord(geometry);
    if (typeof code !== "string" || type !== "Point" || !Array.isArray(coordinates)) continue;
    const point = pointOf(coordinates[0], coordinates[1]);
    if (point !== null) centres.set(code, point);
  }
  return { centres, unread: features.length - centres.size };
}

function featuresOf(text: string): readonly unknown[] | null {
  try {
    const { features } = asRecord(JSON.parse(text));
    return Array.isArray(features) ? features : null;
  } catch {
    return null;
  }
}

function csvCentres(text: string): CentresRead | null {
  const lines = text
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/)
    .filter((line) => line !== "");
  const [header = "", ...rows] = lines;
  const delimiter = [";", "\t", ","].find((mark) => header.includes(mark));
  if (delimiter === undefined) return null;
  const columns = cellsOf(header, delimiter).map((cell) => cell.toLowerCase().replace(/^#/, ""));
  const place = (names: readonly string[]) => columns.findIndex((column) => names.includes(column));
  const [code, longitude, latitude, both] = [codeNames, longitudeNames, latitudeNames, pointNames].map(place);
  if (code === undefined || code < 0) return null;
  const centres = new Map<string, GeographicPoint>();
  for (const row of rows) {
    const cells = cellsOf(row, delimiter);
    const cell = (at: number | undefined) => (at === undefined || at < 0 ? "" : (cells[at] ?? ""));
    const [north, east] = cell(both).split(/[ ,]+/);
    const point = pointOf(cell(longitude) || east, cell(latitude) || north);
    if (point !== null) centres.set(cell(code), point);
  }
  return { centres, unread: rows.length - centres.size };
}

/** Cells of a line whose quotes, if any, surround whole cells. */
function cellsOf(line: string, delimiter: string): readonly string[] {
  const cells: string[] = [];
  let cell = "";
  let isQuoted = false;
  for (const letter of line)
    if (letter === '"') isQuoted = !isQuoted;
    else if (letter === delimiter && !isQuoted) {
      cells.push(cell.trim());
      cell = "";
    } else cell += letter;
  return [...cells, cell.trim()];
}

function pointOf(east: unknown, north: unknown): GeographicPoint | null {
  const longitude = numberOf(east);
  const latitude = numberOf(north);
  if (longitude === null || latitude === null || Math.abs(longitude) > 180 || Math.abs(latitude) > 90)
    return null;
  return { longitude, latitude };
}

function numberOf(value: unknown): number | null {
  const number = typeof value === "string" && value !== "" ? Number(value.replace(",", ".")) : value;
  return typeof number === "number" && Number.isFinite(number) ? number : null;
}

function named(record: Readonly<Record<string, unknown>>, names: readonly string[]): unknown {
  return Object.entries(record).find(([key]) => names.includes(key.toLowerCase()))?.[1];
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}
