import { type Source, type Study, sourceDefinition } from "@vigie/study";
import { type DrawnValues, drawCells, exactValues } from "../../src/draw-cells.ts";
import { definitionHash } from "../../src/draw-key.ts";
import { asNumber, divide, fraction, fractionOf } from "../../src/noise/fraction.ts";
import type { PossibleTable } from "../../src/plan/counting-plan.ts";
import { countedSource } from "../world/counted.ts";
import { partIn } from "../world/direct-cells.ts";
import { drawnTables } from "../world/drawn-tables.ts";
import { codeOf, isIn, type Person } from "../world/person.ts";
import { partner, sourceOf, studyOf } from "../world/study-of.ts";
import type { Design } from "./designs.ts";

type World = keyof Design["person"];

/** A cell that the answer changes: what it would hold in each world, and the variance of its noise. */
interface Clue {
  readonly exact: Readonly<Record<World, number>>;
  readonly variance: number;
  readonly read: (noisy: DrawnValues) => number;
}

/** What one source lets out in one bundle. */
interface Leak {
  readonly draw: (world: World, secret: Uint8Array) => DrawnValues;
  readonly clues: readonly Clue[];
}

/**
 * Guesses right, among draws of which half are of each world, of someone who knows everything but one answer and reads each
 * noisy cell before anything is made of it: more than what leaves. By the lemma of Neyman and Pearson, no guess is right
 * more often than that of the likelihood ratio.
 * @param changed the tables as they are drawn: those of the plan, or others that count less noise
 */
export async function rightGuesses(
  design: Design,
  draws: number,
  changed: (table: PossibleTable) => PossibleTable = (table) => table,
): Promise<number> {
  const study = await studyOf(design.sketch);
  const leaks = [...study.sources.keys()].flatMap((id) =>
    (design.joined ?? [[]]).map((more) => leakOf(study, sourceOf(study, id), { design, more, changed })),
  );
  return Array.from({ length: draws }, (_, draw): boolean => {
    const world = draw % 2 === 0 ? "no" : "yes";
    return guessFrom(leaks, world, draw) === world;
  }).filter((isRight) => isRight).length;
}

/** Noise of half the variance: that of a protection which counts one moved cell where two move. */
export function withHalfTheVariance(table: PossibleTable): PossibleTable {
  return { ...table, variance: divide(table.variance, fraction(2n)) };
}

function guessFrom(leaks: readonly Leak[], world: World, draw: number): World {
  let ratio = 0;
  for (const [at, leak] of leaks.entries()) {
    const noisy = leak.draw(world, secretOf(draw, at));
    for (const { exact, variance, read } of leak.clues) {
      const seen = read(noisy);
      ratio += ((seen - exact.no) ** 2 - (seen - exact.yes) ** 2) / (2 * variance);
    }
  }
  // Even odds, whatever the world.
  if (Math.abs(ratio) < 1e-9) return draw % 4 < 2 ? "yes" : "no";
  return ratio > 0 ? "yes" : "no";
}

/** Fixed, and of its own for each draw and each leak. */
function secretOf(draw: number, leak: number): Uint8Array {
  return Uint8Array.from({ length: 32 }, (_, at) => [draw % 256, draw >> 8, leak][at] ?? 0);
}

interface Leaking {
  readonly design: Design;
  readonly more: readonly Person[];
  readonly changed: (table: PossibleTable) => PossibleTable;
}

function leakOf(study: Study, source: Source, { design, more, changed }: Leaking): Leak {
  const { tables: planned } = drawnTables(study, source, fractionOf(study.disclosure.rho));
  const tables = planned.map(changed);
  const personsIn = (world: World) => [...design.others, ...more, design.person[world]];
  const valuesIn = (world: World) => {
    const exact = countedSource(study, source, personsIn(world));
    return exactValues(tables, source, exact);
  };
  const values = { no: valuesIn("no"), yes: valuesIn("yes") };
  const definition = definitionHash(sourceDefinition(study, source));
  const input = { holder: partner, source: source.id, definition };
  return {
    draw: (world, secret) => drawCells(tables, values[world], { ...input, secret }),
    clues: tables.flatMap((table) => {
      const known = (world: World) => countsIn(table, personsIn(world), { study, source });
      return cluesOf(table, { no: known("no"), yes: known("yes") });
    }),
  };
}

/** By cell, or by set of channels: what the intruder counts without any of the code that protects. */
function countsIn(
  table: PossibleTable,
  persons: readonly Person[],
  { study, source }: { readonly study: Study; readonly source: Source },
): ReadonlyMap<string, number> {
  const indicator = study.indicators.get(table.indicator);
  if (indicator === undefined) throw new RangeError("a table of no indicator");
  const counts = new Map<string, number>();
  for (const person of persons) {
    const part = table.openList
      ? { cell: codeOf(person, "subgroup", source), amount: isIn(person, indicator.universe, source) ? 1 : 0 }
      : partIn(table, person, { source, indicator });
    if (part !== null) counts.set(String(part.cell), (counts.get(String(part.cell)) ?? 0) + part.amount);
  }
  return counts;
}

function cluesOf(
  { id, openList, variance }: PossibleTable,
  counts: Readonly<Record<World, ReadonlyMap<string, number>>>,
): readonly Clue[] {
  return [...new Set([...counts.no.keys(), ...counts.yes.keys()])].flatMap((cell) => {
    const exact = { no: counts.no.get(cell) ?? 0, yes: counts.yes.get(cell) ?? 0 };
    if (exact.no === exact.yes) return [];
    const read = ({ cells, lists }: DrawnValues) =>
      (openList ? lists.get(id)?.get(cell) : cells.get(id)?.[Number(cell)]) ?? Number.NaN;
    return [{ exact, variance: asNumber(variance), read }];
  });
}
