export { type Demand, floatingCatchment, type Supply } from "./catchment.ts";
export { type Import, importPlaces, type PlaceNote } from "./import-places.ts";
export { type Opening, type OpeningWeek, openingOf, openingOfDays, summaryOf } from "./opening-hours.ts";
export type { Place } from "./place.ts";
export { type PlaceKind, placeKinds } from "./place.ts";
export type { PlaceRecord } from "./place-record.ts";
export { nothingPractical } from "./practical.ts";
export { type CountedPlaces, type PlaceRate, rateBase, rateOf } from "./rate.ts";
export { type PlacesScope, scopeOf } from "./scope.ts";
export {
  type Boundaries,
  boundariesOf,
  centreOf,
  distance,
  type GeographicPoint,
  type Outline,
} from "./territory/boundaries.ts";
export { type CentresRead, communeCentres } from "./territory/commune-centres.ts";
export type { FormerCommune } from "./territory/commune-mergers.ts";
export { hasLostLetter, nameAfterDe, nameKey } from "./territory/commune-name.ts";
export { communesOf, type KnownPopulation, populationOf } from "./territory/communes-of.ts";
export {
  type DepartementCommune,
  type DepartementTerritory,
  departementTerritory,
} from "./territory/departement-territory.ts";
export {
  communeOf,
  type Location,
  type LocationRecord,
  locate,
  nameFit,
  type PlacedBy,
} from "./territory/locate.ts";
export type { PackageLists } from "./territory/package-lists.ts";
export { frenchLists } from "./territory/package-lists.ts";
export { type Commune, departementOf, type Territories, territoriesOf } from "./territory/territories.ts";
export { type LaidTile, type TileUnit, tileLayout } from "./territory/tile-layout.ts";
export type { Trait, Traits, Unrecognised } from "./traits.ts";
