export { type Boundaries, boundariesOf, centreOf, type Outline, type Point } from "./boundaries.ts";
export { type CentresRead, communeCentres } from "./commune-centres.ts";
export type { FormerCommune } from "./commune-mergers.ts";
export { hasLostLetter, nameKey } from "./commune-name.ts";
export { communesOf } from "./communes-of.ts";
export { departementOf } from "./departement-of.ts";
export {
  type DepartementCommune,
  type DepartementTerritory,
  departementTerritory,
} from "./departement-territory.ts";
export { distance } from "./distance.ts";
export { frenchLists } from "./french-lists.ts";
export {
  communeOf,
  type Location,
  locate,
  nameFit,
  type PlacedBy,
  type WrittenLocation,
} from "./locate.ts";
export { nameAfterDe } from "./name-after-de.ts";
export { type Population, populationOf } from "./population.ts";
export { type Commune, type Territories, territoriesOf } from "./territories.ts";
export { type LaidTile, type TileUnit, tileLayout } from "./tile-layout.ts";
export type { WrittenLists } from "./written-lists.ts";
