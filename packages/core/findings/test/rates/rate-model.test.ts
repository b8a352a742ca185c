import { describe, expect, test } from "vitest";
import { rateModel } from "../../../tables/src/rates/rate-model.ts";
import { rateSubject } from "../../../tables/test/fixture/rate-study.ts";
import { hidden } from "../../../tables/test/fixture/table-text.ts";
import { figureOf } from "../../src/figure-of.ts";
import { rateTitle } from "../../src/rates/sentences.ts";

describe("the published rates of the two territories", async () => {
  const { denominators, territories, notPlaced, units } = rateModel(await rateSubject("by_ept"));

  test("2.37 and 1.23 with the populations that the study prints", () => {
    const rates = territories.map(({ rates: [first] }) => (first?.known ? first.rate.toFixed(2) : null));
    expect(rates).toEqual(["2.37", "1.23"]);
  });

  test("places in no known territory count in the mean of the whole, whose population is declared", () => {
    expect([units, notPlaced, denominators[0]?.mean]).toEqual([16, 1, 1]);
  });

  // 16 places for 1 600 000: one for 100 000, so 4.21566 for 421 566 inhabitants and 4.07717 for 407 717.
  test("the gap is in places", () => {
    const gaps = territories.map(({ rates: [first] }) => (first?.known ? first.gap : null));
    expect(gaps[0]).toBeCloseTo(5.78434, 10);
    expect(gaps[1]).toBeCloseTo(0.92283, 10);
  });

  // A merged commune counts once: 150 000 and 50 000.
  test("the reference populations are those of the communes of today", () => {
    const inhabitants = territories.map(({ rates: [, second] }) => second?.inhabitants);
    expect(inhabitants).toEqual([200_000, 100_000]);
    expect(denominators[1]?.inhabitants).toBe(300_000);
  });
});

test("a commune that is half of one of today has no population, and neither has the whole", async () => {
  const model = rateModel(await rateSubject("by_commune"));
  expect(model.territories.map(({ code }) => code)).toEqual(["93072", "93008"]);
});

describe("populations that lack a territory", async () => {
  const subject = await rateSubject("by_ept");
  const printed = subject.study.populations.get("etude");
  if (printed === undefined) throw new RangeError("no such populations");
  const populations = new Map([
    ...subject.study.populations,
    ["etude", { ...printed, inhabitants: new Map([["T6", 421_566]]) }] as const,
  ]);
  const { denominators, territories } = rateModel({ ...subject, study: { ...subject.study, populations } });

  test("come after those that have them all, so that a map has no hole that another list would fill", () => {
    expect(denominators.map(({ populations: { id } }) => id)).toEqual(["reference", "etude"]);
    // 10 of 200 000 and 5 of 100 000.
    expect(territories.map(({ rates: [first] }) => first?.known && first.rate)).toEqual([5, 5]);
    expect(territories[1]?.rates[1]).toEqual({ known: false, why: "no_population", inhabitants: null });
  });
});

test("a secret count gives no rate", async () => {
  const model = rateModel(await rateSubject("by_ept", (table) => hidden(table, "all|T6")));
  expect(model.territories[0]?.rates[0]).toEqual({ known: false, why: "secret", inhabitants: 421_566 });
});

test("access by distance: each place is shared among the inhabitants within reach of it", async () => {
  const subject = await rateSubject("by_commune");
  // Stains and Bobigny alone have a population here, 12 km apart: each has its own rate.
  expect(rateModel(subject).access).toEqual({
    known: true,
    reachKm: 2,
    byTerritory: new Map([
      ["93072", 6],
      ["93008", 5],
    ]),
    centres: null,
  });
});

test("without the limits of a territory, no access is told", async () => {
  const subject = await rateSubject("by_commune");
  const model = rateModel({ ...subject, study: { ...subject.study, map: null } });
  expect(model.access).toEqual({ known: false, why: "no_boundaries" });
});

test("the title goes from the least to the greatest rate, and counts the territories at zero", async () => {
  const subject = await rateSubject("by_commune");
  const titleWith = (...codes: readonly string[]) => {
    const model = rateModel({ ...subject, study: { ...subject.study, map: null } });
    const [first] = model.territories;
    if (first === undefined) throw new RangeError("no territory");
    const territories = codes.map((code, at) => ({
      ...first,
      code,
      rates: first.rates.map((rate) => (rate.known ? { ...rate, rate: Math.max(0, at - 1) } : rate)),
    }));
    return rateTitle(subject, { ...model, territories })?.replace(/\s/g, " ");
  };
  expect(titleWith("93072", "93008")).toBeUndefined();
  expect(titleWith("93072", "93008", "93066")).toMatch(
    /pour 100 000 habitants : de 0 dans 2 territoires à 1,0 \(/,
  );
});

test("a code list without a population has no mean, and its figure no bar", async () => {
  const subject = await rateSubject("by_ept");
  const populations = new Map(
    [...subject.study.populations].map(([id, list]) => [
      id,
      { ...list, inhabitants: new Map(), total: null },
    ]),
  );
  const empty = { ...subject, study: { ...subject.study, populations } };
  expect(rateModel(empty)).toMatchObject({ territories: [], denominators: [{ mean: null }, { mean: null }] });
  expect(figureOf(empty)).toMatchObject({ title: "Structures par EPT", reading: null });
});
