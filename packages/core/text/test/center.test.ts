import { beforeAll, describe, expect, test } from "vitest";
import { figureOf } from "../../findings/src/figure-of.ts";
import { observedQuantity } from "../../tables/src/editions/observed.ts";
import { exportedTable } from "../../tables/src/exports/exported-table.ts";
import { formatterOf } from "../../tables/src/formatter.ts";
import type { Subject } from "../../tables/src/subject.ts";
import { bundleOf } from "../../tables/test/fixture/count-table.ts";
import { inferredNumbers, numberStudy } from "../../tables/test/fixture/number-study.ts";
import { citableNumbers } from "../src/citable-numbers.ts";

const plain = (text: string | null) => (text ?? "").replaceAll(/[\u00a0\u202f]/g, " ");

let study: Subject["study"];
beforeAll(async () => {
  study = await numberStudy();
});

/** Mean delays on a range of 0 to 100: of 400 women 42.5, of men 60 with the error given. */
function delays(errorOfMen: number, meanOfMen = 60): Subject {
  const [indicator, source] = [study.indicators.get("delays"), study.sources.get("people")];
  if (indicator === undefined || source === undefined) throw new RangeError("no such indicator");
  const table = inferredNumbers(study, "delays", {
    counts: { woman: [400, 0, 400, 400], man: [400, 0, 400, 400] },
    error: 0,
    sums: { woman: [-3000, 100], man: [400 * (meanOfMen - 50), 400 * errorOfMen] },
  });
  const formatter = formatterOf("fr");
  return {
    study,
    source,
    indicator,
    table,
    unverified: false,
    fictitious: true,
    gathered: new Map(),
    formatter,
  };
}

describe("a mean whose 95 % interval of noise passes 5 points of a range of 100, on either side", () => {
  // 1.96 × 2.55 is under 5, and 1.96 × 2.56 over.
  const [readable, uncertain] = [2.55, 2.56];

  test("is no number of a figure, of its alternative or of its table, and is no title", () => {
    const figure = figureOf(delays(uncertain));
    expect(figure.title).toBe("Délai");
    expect(plain(figure.alternative)).toContain("Hommes : trop incertain.");
    expect(plain(JSON.stringify(figure.table.groups))).toContain("trop incertain");
    expect(plain(JSON.stringify(figure.table.groups))).not.toContain("60");
    expect(plain(figure.remarks.join())).toContain("« trop incertain » : moyenne ou médiane");
  });

  test("just under, it is printed with its interval, the greatest first, and makes the title", () => {
    const figure = figureOf(delays(readable));
    expect(plain(figure.title)).toBe("Délai : de 42,5 pour « Femmes » à 60 pour « Hommes »");
    expect(plain(figure.alternative)).toBe("Hommes : 60 (de 55 à 65). Femmes : 42,5 (de 42,01 à 42,99).");
    expect(plain(figure.remarks.join())).toContain("intervalle à 95 % : celui du bruit");
  });

  test("has no value in exports and editions", () => {
    const exported = exportedTable(delays(uncertain));
    const at = (name: string) => exported.columns.findIndex((column) => column.name === name);
    const men = exported.rows.find((row) => row[at("sex")] === "man");
    expect(["mean", "standard_error", "lower", "upper"].map((name) => men?.[at(name)])).toEqual([
      null,
      null,
      null,
      null,
    ]);
    expect(men?.[at("known")]).toBe(400);
    expect(observedQuantity(delays(uncertain))?.observed.get("man")).toMatchObject({
      value: null,
      interval: null,
    });
    expect(observedQuantity(delays(readable))?.observed.get("man")).toMatchObject({ value: 60 });
  });

  test("is cited by no sentence", () => {
    const cited = (error: number) => {
      const { table, formatter } = delays(error);
      const bundle = bundleOf(study, "caf", [
        { indicator: "delays", dimensions: [], measures: [], rows: [] },
      ]);
      const [entry] = bundle.manifest.tables;
      if (entry === undefined) throw new RangeError("no such table");
      const gathered = new Map([["delays", { state: "published", table, entry, bundle } as const]]);
      const numbers = citableNumbers("delays", new Map([["sex", "man"]]), { study, gathered, formatter });
      return numbers.map(({ directive }) => directive).join();
    };
    expect(cited(readable)).toContain("measure=mean");
    expect(cited(uncertain)).not.toMatch(/measure=(mean|lower|upper|standard_error)/);
    expect(cited(uncertain)).toContain("measure=known");
  });
});

test("two means that the noise may well have put in this order make no title", () => {
  expect(figureOf(delays(2.5, 46)).title).toBe("Délai");
  expect(plain(figureOf(delays(1, 46)).title)).toContain("de 42,5 pour « Femmes » à 46 pour « Hommes »");
});
