import { expect, test } from "vitest";
import type { CountedRow } from "../../../tables/src/infer/counted-rows.ts";
import { withOneBase } from "../../../tables/src/infer/item-bases.ts";
import { mentionsOf } from "../../../tables/src/views/mentions.ts";
import { shownSubject } from "../../../tables/test/fixture/shown-study.ts";
import { figureOf } from "../../src/figure-of.ts";
import { tableCellText } from "../../src/table-cell.ts";

/** One line of items, each with its noisy base; noise of 4 in each of three cells, and of `total` in their sum. */
function rowsOf(bases: readonly (number | null)[], { error = 4, total = 0 } = {}): readonly CountedRow[] {
  return bases.flatMap((base, at) =>
    ["yes", "no", "_U", "_T"].map((answer) => ({
      codes: ["all", `item${at}`, answer],
      count: 100,
      error: answer === "_T" ? total : error,
      base: answer === "_T" && base !== null ? { value: base, error } : null,
      released: () => null,
    })),
  );
}

async function pooled(rows: readonly CountedRow[]) {
  const { indicator, source } = await shownSubject("helped");
  return withOneBase(rows, { indicator, source, min: 11 }).flatMap(({ base }) => base ?? []);
}

test("all items of a question have one base: the mean of what each tells of it", async () => {
  // Four numbers of standard error 4: their mean has 4 / √4.
  expect(await pooled(rowsOf([500, 506, 497, 501]))).toEqual(Array(4).fill({ value: 501, error: 2 }));
});

test("the noise of the total that they agree with is not averaged out", async () => {
  // Two answers of three make up the base: 4/9 of the variance of the total, 9, is common; the rest is halved by two.
  const [base] = await pooled(rowsOf([500, 504], { total: 3 }));
  expect(base?.value).toBe(502);
  expect(base?.error).toBeCloseTo(Math.sqrt((16 - 4) / 2 + 4), 12);
});

test("bases that differ by more than noise are those of items unknown one by one: each keeps its own", async () => {
  expect((await pooled(rowsOf([500, 470, 497, 501]))).map(({ value }) => value)).toEqual([
    500, 470, 497, 501,
  ]);
  expect((await pooled(rowsOf([500, 499], { error: 0 }))).map(({ value }) => value)).toEqual([500, 499]);
});

/** Items of one line by their yes and their no, each with a noise of 4, their base being the sum of the two. */
function answersOf(items: readonly (readonly [yes: number | null, no: number])[]): readonly CountedRow[] {
  return items.flatMap(([yes, no], at) =>
    Object.entries({ yes, no, _T: (yes ?? 8) + no }).map(([answer, count]) => ({
      codes: ["all", `item${at}`, answer],
      count,
      error: answer === "_T" ? 0 : 4,
      base: answer === "_T" ? { value: (yes ?? 8) + no, error: 4 * Math.SQRT2 } : null,
      released: () => null,
    })),
  );
}

test("the no of an item is what its yes leaves of the base of all items", async () => {
  const { indicator, source } = await shownSubject("helped");
  const rows = answersOf([
    [300, 190],
    [100, 410],
    [null, 492],
    [495, 17],
  ]);
  const counted = withOneBase(rows, { indicator, source, min: 11 });
  // 490, 510, 500 and 512 have a mean of 503, of which 495 leaves 8: hidden.
  expect(counted.map(({ codes, count, base }) => base?.value ?? [codes[2], count])).toEqual([
    ...[["yes", 300], ["no", 203], 503],
    ...[["yes", 100], ["no", 403], 503],
    ...[["yes", null], ["no", 492], 503],
    ...[["yes", 495], ["no", null], 503],
  ]);
});

test("the shares of yes and no add to one, and have one interval", async () => {
  const rows = { yes: 140, no: 377, _U: 3 };
  const others = { yes: 100, no: 401, _U: 19 };
  const items = (await shownSubject("helped")).table.dimensions[1]?.codes ?? [];
  const subject = await shownSubject("helped", (table) => ({
    ...table,
    error: 6,
    rows: items.flatMap((item, at) =>
      Object.entries(at === 0 ? { ...rows, _T: 520 } : { ...others, _T: 520 }).map(([answer, count]) => ({
        codes: ["all", item, answer],
        count,
        values: [],
      })),
    ),
  }));
  const line = mentionsOf(subject).find(({ code }) => code === items[0])?.cell.line;
  if (line === undefined) throw new RangeError("no such item");
  const [yes, no] = [line.cell("yes").computed, line.cell("no").computed];
  expect((yes?.share ?? 0) + (no?.share ?? 0)).toBeCloseTo(1, 12);
  expect(yes?.error).toBeCloseTo(no?.error ?? 0, 12);
  const [low, high] = [line.cell("yes").interval, line.cell("no").interval];
  expect(low?.lower).toBeCloseTo(1 - (high?.upper ?? 0), 12);
  expect(low?.upper).toBeCloseTo(1 - (high?.lower ?? 0), 12);
});

test("a hidden base stays hidden", async () => {
  expect((await pooled(rowsOf([500, null, 504]))).map(({ value }) => value)).toEqual([502, 502]);
});

test("title, subtitle and table are of that base", async () => {
  const noisy = (bases: Readonly<Record<string, readonly number[]>>) =>
    shownSubject("helped", (table) => ({
      ...table,
      error: 4,
      rows: Object.entries(bases).flatMap(([item, [yes = 0, no = 0, unknown = 0]]) =>
        Object.entries({ yes, no, _U: unknown, _T: yes + no + unknown }).map(([answer, count]) => ({
          codes: ["all", item, answer],
          count,
          values: [],
        })),
      ),
    }));
  const [first = "", second = "", third = ""] =
    (await shownSubject("helped")).table.dimensions[1]?.codes ?? [];
  const subject = await noisy({ [first]: [305, 195, 20], [second]: [100, 405, 15], [third]: [50, 445, 25] });
  const figure = figureOf(subject);
  // 305 of 500; 100 of 500, not of 505; 50 of 500, not of 495.
  expect(mentionsOf(subject).map(({ cell }) => cell.share)).toEqual([0.61, 0.2, 0.1]);
  expect(figure.title).toContain("61\u202f%");
  expect(figure.subtitle).toMatch(/% de 500 personnes interrogées/);
  expect(figure.table.groups[0]?.rows.map(({ cells }) => tableCellText(cells[1] ?? ""))).toEqual([
    "500",
    "500",
    "500",
  ]);
  expect(figure.remarks.join()).not.toContain("la base change");
  const unequalBases = await noisy({
    [first]: [305, 195, 20],
    [second]: [100, 405, 15],
    [third]: [50, 395, 75],
  });
  expect(figureOf(unequalBases).remarks.join()).toContain(
    "la base change d’une réponse à l’autre, de 445 à 505",
  );
});

test("the base of an item is those who said yes or no to this item, and the note gives the range", async () => {
  const subject = await shownSubject("helped", (table) => {
    const [first = "", second = ""] = table.dimensions[1]?.codes ?? [];
    const answers = { [first]: [90, 60, 50], [second]: [90, 90, 20] };
    return {
      ...table,
      error: 0,
      rows: Object.entries(answers).flatMap(([item, [yes = 0, no = 0, unknown = 0]]) =>
        Object.entries({ yes, no, _U: unknown, _T: yes + no + unknown }).map(([answer, count]) => ({
          codes: ["all", item, answer],
          count,
          values: [],
        })),
      ),
    };
  });
  // 90 of the 150 who answered the first, and 90 of the 180 who answered the second; 200 were asked.
  expect(mentionsOf(subject).map(({ cell }) => cell.share)).toEqual([0.6, 0.5]);
  const figure = figureOf(subject);
  expect(figure.remarks.join()).toContain("de 150 à 180");
  expect(figure.table.groups[0]?.rows.map(({ cells }) => tableCellText(cells[1] ?? ""))).toEqual([
    "150",
    "180",
  ]);
});
