import { total, unknown } from "@vigie/engine";
import type { PublishedTable } from "../../src/protection/published-audit.ts";
import { inCell, kindsOf } from "./brute-force.ts";
import { readsOf, type World } from "./world.ts";

/** Everyone of a line has one answer to a sensitive question: who could give another one, by kind. */
export interface KnownOfAll {
  readonly says: string;
  readonly others: readonly number[];
}

/**
 * What there would be to learn of each line of a sensitive dimension, from the persons themselves: nothing of a line
 * where two answers are held, where nobody is, or where no other answer could be given. That nobody answered tells
 * nothing. Methods, section 7.
 */
export function knownOfAll(tables: readonly PublishedTable[], world: World): readonly KnownOfAll[] {
  const kinds = kindsOf(world);
  const held = kinds.map((kind) =>
    world.people.some((person) => Object.entries(kind).every(([field, leaf]) => person[field] === leaf)),
  );
  const isHeld = (kind: number) => held[kind] === true;
  return tables.flatMap((table) => {
    const lines = table.rows.map(({ codes }) => ({ codes, kinds: inCell(table, codes, world, kinds) }));
    return lines.flatMap((whole) => {
      const reads = readsOf(world.tables[table.indicator] ?? [], whole.codes);
      const places = reads.flatMap(({ field, code }, at) =>
        code === total && world.fields[field]?.sensitive ? [at] : [],
      );
      return places.flatMap((place) =>
        lines.flatMap(({ codes, kinds: its }) => {
          const own = readsOf(world.tables[table.indicator] ?? [], codes);
          const isPart = reads.every(
            ({ field, code }, at) => own[at]?.field === field && (at === place || own[at]?.code === code),
          );
          if (!isPart || own[place]?.code === unknown) return [];
          const others = whole.kinds.filter((kind) => !its.includes(kind));
          const isLearnt = others.length > 0 && !others.some(isHeld) && its.some(isHeld);
          return isLearnt
            ? [{ says: `everyone of ${table.indicator} ${whole.codes} is in ${codes}`, others }]
            : [];
        }),
      );
    });
  });
}
