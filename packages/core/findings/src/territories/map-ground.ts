import type { Ground } from "@vigie/drawing";
import type { Study, Text } from "@vigie/study";
import type { Subject } from "@vigie/tables";
import { territoriesIn, territoryKind } from "./territory.ts";

/** Where the areas of a table lie on the map of the study. */
export interface MapGround {
  readonly ground: Ground;
  /** Codes of the ground that make the area of a code; none where the map does not know it. */
  readonly membersOf: (code: string) => readonly string[];
  /** A few letters for where the name of a code has no room; null for a code without a square of its own. */
  readonly shortOf: (code: string) => string | null;
  /** The greater territory that a piece of the ground is part of. */
  readonly wholeOf: (member: string) => string;
  /** How it is drawn, for the note. */
  readonly remark: string;
}

/** Boundaries where the study has some, else squares; null where the study has no map. */
export function mapGround({ study, formatter }: Pick<Subject, "study" | "formatter">): MapGround | null {
  const { map } = study;
  if (map === null) return null;
  const tiles = [...map.tiles.values()];
  const wholes = new Map(
    tiles.flatMap(({ code, within, also }) =>
      [code, ...also].map((member) => [member, within ?? member] as const),
    ),
  );
  const { boundaries } = map;
  // Laid by a computation that knew no centres: see `tileLayout` of territory.
  const blocks = map.approximate === true && map.centres === null ? blocksOf(study) : null;
  const pieces = new Set(
    boundaries === null ? tiles.map(({ code }) => code) : boundaries.shapes.map(({ code }) => code),
  );
  return {
    ground:
      boundaries === null
        ? { kind: "tiles", tiles }
        : { kind: "boundaries", boundaries: boundaries.shapes.filter(({ code }) => wholes.has(code)) },
    membersOf: (code) =>
      tiles
        .filter((tile) => tile.code === code || tile.within === code)
        .flatMap((tile) => [tile.code, ...tile.also])
        .filter((member) => pieces.has(member)),
    shortOf: (code) => map.tiles.get(code)?.short ?? null,
    wholeOf: (member) => wholes.get(member) ?? member,
    remark:
      boundaries === null
        ? formatter.message("map.tiles", {
            kind: territoryKind(tiles.map(({ code }) => code)),
            placed: blocks === null ? "near" : "grouped",
            count: blocks?.length ?? 0,
            blocks: (blocks ?? []).map(formatter.text).join(", "),
          })
        : formatter.message("map.boundaries", { source: formatter.text(boundaries.source) }),
  };
}

/** Names of the blocks of squares, as one reads them: from left to right, then from top to bottom. */
function blocksOf(study: Study): readonly Text[] {
  const tiles = [...(study.map?.tiles.values() ?? [])];
  return territoriesIn(study)
    .flatMap(({ code, label }) => {
      const inside = tiles.filter(({ within }) => within === code);
      if (inside.length === 0) return [];
      const [row, column] = [inside.map((tile) => tile.row), inside.map((tile) => tile.column)];
      return [{ label, row: Math.min(...row), column: Math.min(...column) }];
    })
    .toSorted((a, b) => a.row - b.row || a.column - b.column)
    .map(({ label }) => label);
}
