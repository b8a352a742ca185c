import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { frenchTerritories } from "@vigie/places/node";

/** Invented places in the national schema: so many lines, a fifth of which speak of an earlier place in other words. */
export async function generate(path: string, lines: number): Promise<{ readonly repeated: number }> {
  const communes = [...frenchTerritories().communes.values()].filter(
    ({ postalCodes }) => postalCodes.length > 0,
  );
  const random = mulberry32(20221201);
  const below = (max: number) => Math.floor(random() * max);
  const pick = <T>(from: readonly T[]): T => {
    const found = from[below(from.length)];
    if (found === undefined) throw new RangeError("nothing to pick from");
    return found;
  };
  const known: Invented[] = [];
  let repeated = 0;
  function* texts() {
    yield `${columns.join(",")}\n`;
    for (let at = 0; at < lines; at++) {
      const again = known.length > 100 && random() < 0.2;
      if (again) {
        repeated++;
        yield lineOf(otherWords(pick(known), { random, at }));
        continue;
      }
      const commune = pick(communes);
      const place: Invented = {
        id: String(at),
        siret: random() < 0.7 ? String(10_000_000_000_000 + at * 7_919) : "",
        name: `${pick(heads)} ${pick(tails)} ${pick(tails)}`,
        commune: commune.name,
        postalCode: pick(commune.postalCodes),
        code: random() < 0.85 ? commune.code : "",
        number: 1 + below(120),
        street: `${pick(streets)} ${pick(tails)}`,
        latitude: 43 + random() * 6,
        longitude: -1 + random() * 7,
      };
      known.push(place);
      yield lineOf(place);
    }
  }
  await pipeline(Readable.from(texts()), createWriteStream(path));
  return { repeated };
}

interface Invented {
  readonly id: string;
  readonly siret: string;
  readonly name: string;
  readonly commune: string;
  readonly postalCode: string;
  readonly code: string;
  readonly number: number;
  readonly street: string;
  readonly latitude: number;
  readonly longitude: number;
}

const columns = [
  "id",
  "pivot",
  "nom",
  "commune",
  "code_postal",
  "code_insee",
  "adresse",
  "latitude",
  "longitude",
  "date_maj",
];
const heads = [
  "Médiathèque",
  "Maison de quartier",
  "Centre social",
  "Mairie annexe",
  "Espace numérique",
  "Point d’accueil",
];
const streets = ["rue", "avenue", "boulevard", "place", "allée"];
const tails = Array.from({ length: 400 }, (_, at) => {
  const syllables = ["ba", "lo", "mi", "ré", "tou", "van", "cier", "gné", "sol", "pra"];
  return [at % 10, Math.floor(at / 10) % 10, Math.floor(at / 100)].map((rank) => syllables[rank]).join("");
});

/** Without its number of establishment, its accents or its commune's code, abbreviated, some metres away. */
function otherWords(place: Invented, { random, at }: { random: () => number; at: number }): Invented {
  const isUpperCase = random() < 0.5;
  const spelled = (text: string) =>
    isUpperCase
      ? text
          .normalize("NFD")
          .replace(/\p{Mark}/gu, "")
          .toUpperCase()
      : text;
  return {
    ...place,
    id: String(at),
    siret: random() < 0.5 ? place.siret : "",
    name: spelled(place.name),
    commune: spelled(place.commune),
    code: random() < 0.7 ? place.code : "",
    street: place.street.replace("avenue", "av.").replace("boulevard", "bd"),
    latitude: place.latitude + (random() - 0.5) * 0.0004,
    longitude: place.longitude + (random() - 0.5) * 0.0004,
  };
}

function lineOf(place: Invented): string {
  const { id, siret, name, commune, postalCode, code, number, street, latitude, longitude } = place;
  const cells = [id, siret, name, commune, postalCode, code, `${number} ${street}`];
  return `${[...cells, latitude.toFixed(6), longitude.toFixed(6), "2022-12-01"].map((cell) => `"${cell}"`).join(",")}\n`;
}

function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
