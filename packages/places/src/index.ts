export { type Demand, floatingCatchment, type Supply } from "./catchment.ts";
export { type Import, importPlaces, type PlaceNote } from "./import-places.ts";
export { lists } from "./lists/index.ts";
export type { Place } from "./place.ts";
export { type PlaceKind, placeKinds } from "./place-kind.ts";
export { type Counted, type Rate, rateBase, rateOf } from "./rate.ts";
export { type Scope, scopeOf } from "./scope.ts";
export type { PlaceList, WrittenPlace } from "./written-place.ts";
