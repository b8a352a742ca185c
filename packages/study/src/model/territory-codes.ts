import type { Study } from "./study.ts";

/** Codes that the map of a study knows, at either level; none without a map. */
export function territoryCodes({ map }: Pick<Study, "map">): ReadonlySet<string> {
  const tiles = [...(map?.tiles.values() ?? [])];
  return new Set(tiles.flatMap(({ code, within }) => (within === null ? [code] : [code, within])));
}
