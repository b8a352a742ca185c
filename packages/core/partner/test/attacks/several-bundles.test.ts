import {
  asNumber,
  budgetsOf,
  capProblems,
  defaultCap,
  type Ledger,
  lineOf,
  type ReceivedBundle,
  withLine,
} from "@vigie/bundle";
import { normalDistribution } from "@vigie/disclosure";
import { expect, test } from "vitest";
import { isAtMost } from "../../../disclosure/test/intruder/clopper-pearson.ts";
import type { Person } from "../../../disclosure/test/world/person.ts";
import { isLong } from "../../../disclosure/test/world/runs.ts";
import type { StudySketch } from "../../../disclosure/test/world/study-of.ts";
import { type Asked, ask, secretOf, type Version } from "./version.ts";

const person = (income: number): Person => ({ values: { income }, channels: [], routine: false });
const twenty = Array.from({ length: 20 }, () => person(0));

/** Who earns as much or more, and who does not; what it asks besides changes nothing of the persons counted. */
const cutAt = (from: number, more: Partial<StudySketch> = {}): Version => ({
  sketch: {
    codelists: {
      halves: [
        { code: "low", from: 0 },
        { code: "high", from },
      ],
    },
    sources: {
      people: {
        fields: { income: { type: "number" } },
        derive: { half: { bands: "income", codelist: "halves" } },
      },
    },
    indicators: { halves: { of: "half" } },
    ...more,
  },
});

const secret = secretOf(7);
const bundleOf = async (version: Version, persons: readonly Person[] = twenty) => {
  const { release, bundle } = await ask(version);
  return bundle(release(persons, secret));
};

/** What becomes of bundles handed over one after the other, until one is refused. */
function handedOver(bundles: readonly ReceivedBundle[]): {
  readonly ledger: Ledger;
  readonly refusal: string;
} {
  let ledger: Ledger = [];
  for (const bundle of bundles) {
    const [problem] = capProblems(ledger, lineOf(bundle), { cap: defaultCap, place: {} });
    if (problem !== undefined) return { ledger, refusal: problem.code };
    ledger = withLine(ledger, lineOf(bundle));
  }
  return { ledger, refusal: "" };
}

const spentBy = (bundles: readonly ReceivedBundle[]) => budgetsOf(bundles).map(({ rho }) => asNumber(rho));

/** An income in euros among so many, known to be equally likely. */
const incomes = 4096;
/** R: qnorm(1 / 4096). */
const luck = -3.4871041;

/**
 * Greatest chance to name the income from all that has this rho: Φ(Φ⁻¹(1/n) + √(2ρ)) for n incomes.
 * @see Dong, Roth & Su (2022), Gaussian differential privacy: the trade-off of two shifted Gaussians
 */
const chanceToFind = (rho: number) => normalDistribution(luck + Math.sqrt(2 * rho));

const cuts = new Map<number, Promise<Asked>>();
const cut = (from: number): Promise<Asked> => {
  const found = cuts.get(from) ?? ask(cutAt(from));
  cuts.set(from, found);
  return found;
};

/** Half of what is left after each bundle: it is compared with one in which nobody earns enough. */
async function bisectionOf(income: number, draw: number) {
  const persons = [...twenty, person(income)];
  const release = async (from: number) => (await cut(from)).release(persons, secretOf(draw));
  const none = await release(incomes);
  const seen = [none];
  let [least, above] = [0, incomes];
  while (above - least > 1) {
    const middle = (least + above) / 2;
    const next = await release(middle);
    seen.push(next);
    if (JSON.stringify(next.tables) === JSON.stringify(none.tables)) above = middle;
    else least = middle;
  }
  return { found: least, seen };
}

test("the bisection of an income to the euro in 13 bundles finds it no more often than their sum promises", async () => {
  const draws = isLong ? 400 : 40;
  let seen = 0;
  for (let draw = 0; draw < draws; draw++) {
    // A step that has no factor in common with the number of incomes takes them in no order.
    const income = (draw * 2731) % incomes;
    const { found, seen: releases } = await bisectionOf(income, draw);
    expect(releases).toHaveLength(13);
    if (found === income) seen++;
  }
  const { seen: releases } = await bisectionOf(1, 0);
  const marks = new Set(releases.map(({ marks: own }) => own.get("people")));
  expect(marks.size).toBe(13);
  expect(isAtMost(chanceToFind(marks.size), { seen, draws }), `${seen} of ${draws}`).toBe(true);
});

test("with the default cap, the fourth different draw of a bisection is refused, and the chance is that of three", async () => {
  const asked = await Promise.all([incomes, 2048, 1024, 1536].map((from) => ask(cutAt(from))));
  const persons = [...twenty, person(1500)];
  const bundles = await Promise.all(asked.map(({ release, bundle }) => bundle(release(persons, secret))));
  const { ledger, refusal } = handedOver(bundles);
  expect([ledger.length, refusal]).toEqual([3, "bundle/cap-reached"]);
  expect(chanceToFind(3)).toBeLessThan(0.15);
  const [, again] = bundles;
  expect(again && capProblems(ledger, lineOf(again), { cap: defaultCap, place: {} })).toEqual([]);
});

test("60 versions that count nobody otherwise are 60 draws, of which three leave", async () => {
  const bundles = await Promise.all(Array.from({ length: 60 }, (_, at) => bundleOf(cutAt(1000 + at))));
  expect(spentBy(bundles)).toEqual([60]);
  expect(handedOver(bundles)).toMatchObject({ ledger: { length: 3 }, refusal: "bundle/cap-reached" });
});

test("60 versions that differ by a text are one draw", async () => {
  const bundles = await Promise.all(
    Array.from({ length: 60 }, (_, at) =>
      bundleOf(cutAt(1000, { indicators: { halves: { of: "half", title: `Titre ${at}` } } })),
    ),
  );
  expect(new Set(bundles.map(({ hash }) => hash)).size).toBe(60);
  expect(spentBy(bundles)).toEqual([1]);
  expect(handedOver(bundles).refusal).toBe("");
});

test("30 sources of one file are refused by the cap, whatever they are called", async () => {
  const names = Array.from({ length: 30 }, (_, at) => `source_${at}`);
  const [people] = Object.values(cutAt(1000).sketch.sources);
  const version = (files: readonly string[]): Version => ({
    sketch: {
      ...cutAt(1000).sketch,
      sources: Object.fromEntries(names.map((name) => [name, people ?? { fields: {} }])),
      indicators: Object.fromEntries(names.map((name) => [name, { of: "half", source: name }])),
    },
    files: Object.fromEntries(names.map((name, at) => [name, files[at % files.length] ?? ""])),
  });
  const spellings = ["foyers.csv", "./foyers.csv", "FOYERS.csv", "extraits/../foyers.csv"];
  const bundle = await bundleOf(version(spellings));
  expect(handedOver([bundle])).toMatchObject({ ledger: [], refusal: "bundle/cap-reached" });
  expect(spentBy([bundle])).toEqual([30]);
  const apart = await bundleOf(version(names.map((name) => `${name}.csv`)));
  expect(handedOver([apart]).refusal).toBe("");
});

test("windows shorter by a day add up", async () => {
  const days = ["2022-12-31", "2022-12-30", "2022-12-29", "2022-12-28"];
  const bundles = await Promise.all(
    days.map((to) => bundleOf(cutAt(1000, { window: { from: "2022-01-01", to } }))),
  );
  expect(spentBy(bundles)).toEqual([4]);
  expect(handedOver(bundles)).toMatchObject({ ledger: { length: 3 }, refusal: "bundle/cap-reached" });
  const years = await Promise.all(
    ["2021", "2022", "2023", "2024"].map((year) =>
      bundleOf(cutAt(1000, { window: { from: `${year}-01-01`, to: `${year}-12-31` } })),
    ),
  );
  expect(handedOver(years).refusal).toBe("");
});
