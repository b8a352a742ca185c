import type { Block, CountedDimension, CountedTable, Source } from "@vigie/study";
import { codesKey } from "@vigie/table";
import { coarsening } from "./coarsening.ts";

/** Whether every cell of a table is a sum of cells of another, as the study alone proves it. */
export function isSumOf(table: CountedTable, finer: CountedTable, source: Source): boolean {
  return (
    table.measure === finer.measure &&
    table.measure !== "sum" &&
    !table.openList &&
    !finer.openList &&
    table.blocks.every((block) => finer.blocks.some((own) => splits(own, block, source)))
  );
}

/** Whether a block has the same units as another, split at least as finely. */
function splits(finer: Block, block: Block, source: Source): boolean {
  return (
    finer.universe === block.universe &&
    finer.without === block.without &&
    finer.part === block.part &&
    finer.part === "all" &&
    block.dimensions.every((dimension) =>
      finer.dimensions.some((own) => {
        if (dimension.attribute === null || own.attribute === null) return areSameBands(own, dimension);
        return coarsening(source, own.attribute, dimension.attribute) !== null;
      }),
    )
  );
}

function areSameBands(one: CountedDimension, other: CountedDimension): boolean {
  return (
    one.attribute === other.attribute &&
    one.name === other.name &&
    codesKey(one.codes) === codesKey(other.codes)
  );
}
