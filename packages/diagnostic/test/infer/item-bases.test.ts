import { expect, test } from "vitest";
import { figureOf } from "../../src/figure-of.ts";
import type { CountedRow } from "../../src/infer/counted-rows.ts";
import { withOneBase } from "../../src/infer/item-bases.ts";
import { mentionsOf } from "../../src/mentions.ts";
import { cellText } from "../../src/tables/table-cell.ts";
import { shownSubject } from "../fixture/shown-study.ts";

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
  return withOneBase(rows, { indicator, source }).flatMap(({ base }) => base ?? []);
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
  expect(mentionsOf(subject).map(({ share }) => share)).toEqual([0.61, 0.2, 0.1]);
  expect(figure.title).toContain("61\u202f%");
  expect(figure.subtitle).toMatch(/% de 500 personnes interrogées/);
  expect(figure.table.groups[0]?.rows.map(({ cells }) => cellText(cells[1] ?? ""))).toEqual([
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
