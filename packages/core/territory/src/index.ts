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
  type LocationRecord,
  locate,
  nameFit,
  type PlacedBy,
} from "./locate.ts";
export type { PackageLists } from "./package-lists.ts";
export { frenchLists } from "./package-lists.ts";
export { type Commune, departementOf, type Territories, territoriesOf } from "./territories.ts";
export { type LaidTile, type TileUnit, tileLayout } from "./tile-layout.ts";
