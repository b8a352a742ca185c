import fc from "fast-check";
import { expect, test } from "vitest";
import type { Outcome } from "../../src/engine.ts";
import type { Runner } from "../engines.ts";
import { answerOf, type Refusal } from "./answer.ts";
import { everything, members, outcomes } from "./members.ts";
import { type Generated, generated } from "./run.ts";

/** Few examples and a fixed seed on each push; many, with the seed printed, under `VIGIE_LONG=1`. */
const long = process.env.VIGIE_LONG === "1";
/** With so few examples, one that meets all of `everything`. */
const seed = long ? Date.now() : 39;
/** A failure of a long run is told by its seed and path: to make it smaller, each engine would run hundreds of others. */
const runs = (push: number) => ({ seed, numRuns: long ? push * 15 : push, endOnFailure: long });
const timeout = long ? 3_600_000 : 600_000;
if (long) console.info(`generated cases: seed ${seed}`);

/** The tests that these engines answer alike, the first of which is right. */
export function expectAgreementOf(engines: readonly Runner[]): void {
  const [reference, ...others] = engines;
  if (reference === undefined) throw new RangeError("no engine");
  const seen = new Set<string>();
  const expectAgreement = async (each: Generated) => {
    const right = await answerOf(reference, each);
    for (const member of [...members(each), ...outcomes(right)]) seen.add(member);
    await expectAnswer(right, each, others);
  };
  test(
    "on whatever plan and rows, engines agree on tables and quality",
    async () => {
      await fc.assert(
        fc.asyncProperty(generated("none"), async (each) => {
          await expectAgreement(each);
        }),
        runs(9),
      );
    },
    timeout,
  );

  test(
    "on rows with mistakes, engines refuse for the same ones",
    async () => {
      await fc.assert(
        fc.asyncProperty(generated("some"), async (each) => {
          await expectAgreement(each);
        }),
        runs(9),
      );
    },
    timeout,
  );

  test(
    "contacts in the order of the units say the same as in any other",
    async () => {
      await fc.assert(
        fc.asyncProperty(generated("none"), async (each) => {
          const right = await answerOf(reference, each);
          await expectAnswer(right, inOrderOfUnits(each), others);
        }),
        runs(4),
      );
    },
    timeout,
  );

  test("every member of the plan's unions was generated above, and every outcome occurred", () => {
    expect(everything.filter((member) => !seen.has(member))).toEqual([]);
  });
}

function inOrderOfUnits(each: Generated): Generated {
  const { contacts } = each;
  const key = each.plan.contacts?.key;
  if (contacts === null || key === undefined) return each;
  const at = contacts.columns.indexOf(key);
  const keyOf = (row: readonly (string | null)[]) => row[at] ?? "";
  const byKey = (a: readonly (string | null)[], b: readonly (string | null)[]) =>
    keyOf(a) < keyOf(b) ? -1 : Number(keyOf(a) > keyOf(b));
  return { ...each, contacts: { ...contacts, rows: contacts.rows.toSorted(byKey) } };
}

/**
 * Examples given to an engine that has several ways in, or takes long: those whose number of rows leaves its remainder. Each
 * example meets one way into DuckDB-WASM and one into PostgreSQL, and each third one a way into ClickHouse.
 */
const shares = new Map([
  ["duckdb-wasm", { of: 3, remainder: 0 }],
  ["duckdb-wasm in Chromium, CSV", { of: 3, remainder: 1 }],
  ["duckdb-wasm in Chromium, Parquet", { of: 3, remainder: 2 }],
  ["postgres, texts", { of: 2, remainder: 0 }],
  ["postgres, types", { of: 2, remainder: 1 }],
  ["clickhouse, texts", { of: 6, remainder: 1 }],
  ["clickhouse, types", { of: 6, remainder: 4 }],
]);

function isGiven({ name }: { readonly name: string }, { units, contacts }: Generated): boolean {
  const share = long ? shares.get(name) : undefined;
  const rows = (units?.rows.length ?? 0) + (contacts?.rows.length ?? 0);
  return share === undefined || rows % share.of === share.remainder;
}

/** Of all engines at once: each runs one plan at a time. */
async function expectAnswer(
  right: Outcome | Refusal,
  each: Generated,
  others: readonly Runner[],
): Promise<void> {
  const given = others.filter((engine) => isGiven(engine, each));
  const answers = await Promise.all(given.map((engine) => answerOf(engine, each)));
  for (const [at, engine] of given.entries()) expect(answers[at], engine.name).toEqual(right);
}
