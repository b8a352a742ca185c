import {
  type Import,
  importPlaces,
  type PlaceNote,
  type PlaceRecord,
  scopeOf,
  territoriesOf,
  type Unrecognised,
} from "../src/index.ts";
import { nothingPractical } from "../src/practical.ts";

const current = { type: "commune-actuelle", departement: "93" } as const;

export const territories = territoriesOf(
  {
    communes: [
      { ...current, code: "93066", nom: "Saint-Denis", codesPostaux: ["93200"] },
      { ...current, code: "93072", nom: "Stains", codesPostaux: ["93240"] },
      { ...current, code: "95018", nom: "Argenteuil", departement: "95", codesPostaux: ["95100"] },
      { code: "93059", nom: "Pierrefitte-sur-Seine", type: "commune-deleguee", chefLieu: "93066" },
    ],
    departements: [
      { code: "75", nom: "Paris" },
      { code: "93", nom: "Seine-Saint-Denis" },
      { code: "95", nom: "Val-d’Oise" },
    ],
    epci: [],
    ept: [],
  },
  { vintage: 2026, populations: { source: "Insee", year: 2023 } },
);

export const inTheStudy = scopeOf(["93059", "93066", "93072"], territories);

const blank: PlaceRecord = {
  line: 0,
  list: 0,
  name: "Maison de quartier",
  siret: null,
  address: null,
  postalCode: null,
  communeName: null,
  communeCode: "93072",
  departement: null,
  latitude: null,
  longitude: null,
  since: null,
  updated: null,
  kinds: [],
  practical: nothingPractical,
  format: null,
  itinerant: null,
  unrecognised: [],
  certified: false,
};

/** What an import makes of some lines, numbered from 2 as under a header, and what it has to say of them. */
export function imported(
  lines: readonly Partial<PlaceRecord>[],
  run: Partial<Pick<Import, "scope" | "boundaries">> = {},
) {
  const notes: (readonly [PlaceNote, ...number[]])[] = [];
  const unrecognised: Unrecognised[] = [];
  const places = importPlaces(
    lines.map((line, at) => ({ ...blank, line: at + 2, ...line })),
    {
      territories,
      boundaries: null,
      scope: null,
      day: "2026-11-25",
      departement: null,
      note: (code, line) => notes.push([code, line]),
      pair: (code, { kept, other }) => notes.push([code, kept.line, other.line]),
      unrecognised: (value) => unrecognised.push(value),
      ...run,
    },
  );
  return { places, notes, unrecognised };
}
