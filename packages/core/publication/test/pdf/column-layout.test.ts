import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { textWidth } from "../../../drawing/src/text-width.ts";
import { columnLayouts } from "../../src/pdf/column-layout.ts";

const table = (heads: readonly string[], ...rows: readonly (readonly string[])[]) => ({
  columns: heads.map((head) => ({ head, under: [] })),
  groups: [{ rows }],
});

describe("the columns of a table on paper", () => {
  test("numbers are never cut, and stand on the right; words stand on the left", () => {
    const [label, interval, sentence] = columnLayouts(
      table(
        ["Âge", "Intervalle", "Obstacles"],
        [
          "Moins de 25 ans",
          "de 17,2 % à 18,6 %",
          "Identifiants à saisir (2 mineurs), une seule langue (1 majeur)",
        ],
      ),
    );
    expect([label?.isText, interval?.isText, sentence?.isText]).toEqual([true, false, true]);
    expect(interval?.least).toBeGreaterThan(textWidth("de 17,2 % à 18,6 %", 1));
    expect(sentence?.preferred).toBeLessThan(textWidth("Identifiants à saisir (2 mineurs), une seule", 1));
  });

  test("the longest word has its room; a hash, which has no words, is cut", () => {
    const [first, hash] = columnLayouts(
      table(["Frein", "Empreinte"], ["Connaître l’administration", "a1".repeat(32)]),
    );
    expect(first?.least).toBeGreaterThanOrEqual(textWidth("l’administration", 1));
    expect(hash?.least).toBeLessThan(textWidth("a1".repeat(32), 1));
  });

  test("columns under one head share it", () => {
    const layout = columnLayouts({
      columns: [
        { head: "Groupe", under: [] },
        { head: "Autres foyers allocataires", under: ["Effectif", "Part"] },
      ],
      groups: [{ rows: [["Mixte", "12", "3 %"]] }],
    });
    expect(layout).toHaveLength(3);
    const [, count = { least: 0 }, share = { least: 0 }] = layout;
    expect(3 * (count.least + share.least)).toBeGreaterThanOrEqual(
      textWidth("Autres foyers allocataires", 1),
    );
  });

  test("what a column wants is never under its least", () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.string(), { minLength: 3, maxLength: 3 }), { maxLength: 5 }),
        (rows) => {
          for (const { least, preferred } of columnLayouts(table(["a", "b c d", "e"], ...rows)))
            expect(preferred).toBeGreaterThanOrEqual(least);
        },
      ),
      { seed: 7, numRuns: 100 },
    );
  });

  test("a table without rows has the width of its heads", () => {
    expect(columnLayouts(table(["Part"])).map(({ least }) => least > 0)).toEqual([true]);
  });
});
