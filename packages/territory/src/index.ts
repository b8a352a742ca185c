export { type Boundaries, boundariesOf, centreOf, type Outline, type Point } from "./boundaries.ts";
export { hasLostLetter, nameKey } from "./commune-name.ts";
export { communesOf } from "./communes-of.ts";
export { distance } from "./distance.ts";
export {
  communeOf,
  type Location,
  locate,
  nameFit,
  type PlacedBy,
  type WrittenLocation,
} from "./locate.ts";
export { type Population, populationOf } from "./population.ts";
export { type Commune, type FormerCommune, type Territories, territoriesOf } from "./territories.ts";
