export {
  type Boundaries,
  boundariesOf,
  centreOf,
  distance,
  type GeographicPoint,
  type Outline,
} from "./boundaries.ts";
export { type CentresRead, communeCentres } from "./commune-centres.ts";
export type { FormerCommune } from "./commune-mergers.ts";
export { hasLostLetter, nameAfterDe, nameKey } from "./commune-name.ts";
export { communesOf, type KnownPopulation, populationOf } from "./communes-of.ts";
export {
  type DepartementCommune,
  type DepartementTerritory,
  departementTerritory,
} from "./departement-territory.ts";
export {
  communeOf,
  type Location,
  locate,
  nameFit,
  type PlacedBy,
  type WrittenLocation,
} from "./locate.ts";
export { type Commune, departementOf, type Territories, territoriesOf } from "./territories.ts";
export { type LaidTile, type TileUnit, tileLayout } from "./tile-layout.ts";
export type { WrittenLists } from "./written-lists.ts";
export { frenchLists } from "./written-lists.ts";
