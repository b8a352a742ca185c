import type { Indicator } from "@vigie/study";
import { describe, expect, test } from "vitest";
import { pageSvg } from "../../drawing/src/drawing-svg.ts";
import { figureOf } from "../../findings/src/figure-of.ts";
import { noteOf } from "../../findings/src/notes/note-of.ts";
import { tableCellText } from "../../findings/src/table-cell.ts";
import { exportedTable } from "../../tables/src/exports/exported-table.ts";
import { tidyCsv } from "../../tables/src/exports/tidy-csv.ts";
import { gather } from "../../tables/src/gather.ts";
import { referencePeopleOf } from "../../tables/src/people/populations.ts";
import type { Subject } from "../../tables/src/subject.ts";
import { contrastOf } from "../../tables/src/views/contrast.ts";
import { profileOf } from "../../tables/src/views/profile.ts";
import { bundleOf, inferred } from "../../tables/test/fixture/count-table.ts";
import { readAs } from "../../tables/test/fixture/read-as.ts";
import { shownSubject } from "../../tables/test/fixture/shown-study.ts";
import { subjectOf } from "../../tables/test/fixture/subject.ts";
import { hidden, noisy, tableOf } from "../../tables/test/fixture/table-text.ts";
import { comparedWithReference } from "../src/directives/reference-comparison.ts";
import expected from "./r/against.json" with { type: "json" };

const groups = `universe | group | age_band under-35 35-49 50-plus _U
     rsa | digital      | 150 120 50 10
     rsa | mixed        | 90 110 80 5
     rsa | direct       | 10 25 60 0
     rsa | routine_only | 100 100 45 5
     rsa | none         | 20 12 8 0`;
const everyone = `
     all | _T           | 1500 1900 1540 60`;

/** Ages of households on RSA, group by group, against all households. */
async function against(
  text: string,
  {
    comparedWith = "whole",
    change = (table) => table,
    declared = {},
  }: {
    readonly comparedWith?: "whole" | "rest";
    readonly change?: (table: ReturnType<typeof tableOf>) => ReturnType<typeof tableOf>;
    readonly declared?: Partial<Indicator>;
  } = {},
): Promise<Subject> {
  const subject = readAs(await subjectOf("ages"), "superpopulation");
  const indicator = { ...subject.indicator, against: "all", ...declared };
  return {
    ...subject,
    study: { ...subject.study, comparedWith },
    indicator,
    table: inferred(change(tableOf("ages", text)), indicator, subject.source),
  };
}

const lineOf = (subject: Subject, by: string) => {
  const line = profileOf(subject).lines.find((candidate) => candidate.by === by);
  if (line === undefined) throw new RangeError("no such group");
  return line.line;
};

/** Doubles of the same formulas: what differs is the order of operations. */
function expectAsInR(found: ReturnType<typeof contrastOf>, r: (typeof expected)["direct"]) {
  const [difference = 0, lower = 0, upper = 0] = r.difference;
  expect(found?.difference?.lower).toBeCloseTo(lower, 12);
  expect(found?.difference?.upper).toBeCloseTo(upper, 12);
  expect(found?.ratio?.estimate).toBeCloseTo(r.ratio[0] ?? 0, 12);
  expect(found?.ratio?.interval?.lower).toBeCloseTo(r.ratio[1] ?? 0, 12);
  expect((found?.pValue ?? 0) / (r.pValue[0] ?? 1)).toBeCloseTo(1, 9);
  return difference;
}

describe.each(["whole", "rest"] as const)("compared with the %s", (comparedWith) => {
  test("a group is tested against the population without it, and the cohort against the rest of it", async () => {
    const subject = await against(groups + everyone, { comparedWith });
    expectAsInR(contrastOf(lineOf(subject, "direct").cell("50-plus")), expected.direct);
    expectAsInR(contrastOf(profileOf(subject).whole.cell("50-plus")), expected.cohort);
  });

  test("units of the cohort whose group is unknown are on neither side", async () => {
    const subject = await against(`${groups}\n     rsa | _U | 3 2 10 0${everyone}`, { comparedWith });
    expectAsInR(contrastOf(lineOf(subject, "direct").cell("50-plus")), expected.withUnknown);
    expect(contrastOf(lineOf(subject, "_U").cell("50-plus"))).toBeNull();
  });

  test("noise is in the interval and in the test", async () => {
    const [bare, blurred] = await Promise.all(
      [0, 2].map((error) =>
        against(groups + everyone, { comparedWith, change: (table) => noisy(table, error) }),
      ),
    );
    const [plain, noise] = [bare, blurred].map(
      (subject) => subject && contrastOf(lineOf(subject, "direct").cell("50-plus")),
    );
    expect(noise?.difference?.lower).toBeLessThan(plain?.difference?.lower ?? 0);
    expect(noise?.pValue).toBeGreaterThan(plain?.pValue ?? 1);
  });
});

/** 50 and over: 60 of 95 in the direct group; 1 540 of 4 940 in all, 1 480 of the 4 845 others. */
const shares = {
  whole: { other: 1540 / 4940, people: "ensemble des foyers allocataires" },
  rest: { other: 1480 / 4845, people: "autres foyers allocataires" },
} as const;

describe.each(["whole", "rest"] as const)(
  "one reference, the %s, for all that is published",
  (comparedWith) => {
    const of = () => against(groups + everyone, { comparedWith });
    const { other, people } = shares[comparedWith];

    test("the sentence of a text, the figure, its note and the data say the same share", async () => {
      const subject = await of();
      const { indicator, source, formatter, study } = subject;
      const changedStudy = {
        ...study,
        indicators: new Map([[indicator.id, indicator]]),
        sources: new Map([...study.sources, [source.id, source]]),
      };
      const bundle = bundleOf(changedStudy, "caf", [tableOf("ages", groups + everyone)]);
      const found = comparedWithReference(
        {
          indicator,
          source,
          at: new Map([
            ["group", ["direct"]],
            ["age_band", ["50-plus"]],
          ]),
        },
        { study: changedStudy, formatter, gathered: gather(changedStudy, [bundle]) },
      );
      expect(found).toMatchObject({ kind: "compared", share: 60 / 95, other, verdict: "more" });
      const figure = figureOf(subject);
      expect(figure.reading).toContain(`contre ${formatter.percent(other)} d`);
      expect(figure.title).toContain(`contre ${formatter.percent(other)}`);
      expect(figure.reading).toContain(people);
      expect(pageSvg(figure.wide).text).toContain(people.slice(1));
      const note = noteOf([subject], figure);
      expect(note.scope).toContain(`en comparaison, ${people}`);
      expect(cellsAt(subject, "rsa,direct,50-plus,").reference_share).toBeCloseTo(other, 6);
    });

    test("the data hold the number printed, and the one that is tested", async () => {
      const cells = cellsAt(await of(), "rsa,direct,50-plus,");
      expect(cells.difference_to_reference).toBeCloseTo(60 / 95 - other, 6);
      expect(cells.ratio_to_reference).toBeCloseTo(60 / 95 / other, 12);
      expect(cells.difference_to_rest).toBeCloseTo(expected.direct.difference[0] ?? 0, 6);
      expect(cells.difference_lower).toBeCloseTo(expected.direct.difference[1] ?? 0, 6);
      expect(cells.ratio_upper).toBeCloseTo(expected.direct.ratio[2] ?? 0, 12);
      // 60 and 243 are part of the 1 540: the cohort has its line too.
      const cohort = cellsAt(await of(), "rsa,_T,50-plus,");
      expect(cohort.difference_lower).toBeCloseTo(expected.cohort.difference[1] ?? 0, 6);
      expect(cellsAt(await of(), "all,_T,50-plus,").reference_share).toBeNull();
    });
  },
);

function cellsAt(subject: Subject, row: string): Readonly<Record<string, number | null>> {
  const [header = "", ...lines] = tidyCsv(exportedTable(subject)).split("\n");
  const cells = lines.find((line) => line.startsWith(row))?.split(",") ?? [];
  return Object.fromEntries(
    header.split(",").map((name, at) => [name, cells[at] === "" ? null : Number(cells[at])]),
  );
}

describe("a comparison that cannot be made", () => {
  const gaps = (subject: Subject) =>
    figureOf(subject)
      .table.groups.find(({ heading }) => heading === "Direct ou matériel")
      ?.rows[2]?.cells.map(tableCellText) ?? [];

  test("because the population is not in the table: said where the gap would be, and in the note", async () => {
    const subject = await against(groups);
    expect(gaps(subject)).toContain("sans référence");
    expect(figureOf(subject).remarks).toContain(
      "aucun écart n’est calculé\u00a0: le tableau ne contient pas la population «\u202fensemble des foyers allocataires\u202f»",
    );
  });

  test("because its count is hidden: the gap says so, and nothing is tested", async () => {
    const subject = await against(groups + everyone, { change: (table) => hidden(table, "all|_T|50-plus") });
    expect(gaps(subject).slice(3)).toEqual(["moins de 11 cas", "moins de 11 cas", "–", "–", "–", "–"]);
  });
});

describe("a population that does not hold the cohort", () => {
  const of = async (where: ReadonlyMap<string, readonly string[]>) => {
    const subject = await against(`${groups}\n     others | _T | 300 300 400 0`, {
      declared: { against: "others" },
    });
    const others = { id: "others", label: { fr: "foyers sans RSA" }, where };
    const universes = new Map([...subject.source.universes, ["others", others] as const]);
    return { ...subject, source: { ...subject.source, universes } };
  };

  test("and cannot share a unit with it is printed, and tested, whole", async () => {
    const subject = await of(new Map([["rsa", ["no"]]]));
    const direct = lineOf(subject, "direct");
    expect(referencePeopleOf(subject)?.name).toBe("foyers sans RSA");
    expectAsInR(contrastOf(direct.cell("50-plus")), expected.apart);
  });

  test("and may share units with it is printed whole, and nothing is tested", async () => {
    const subject = await of(new Map([["mobile_app", ["yes"]]]));
    const direct = lineOf(subject, "direct");
    const found = contrastOf(direct.cell("50-plus"));
    expect([found?.difference, found?.ratio, found?.pValue]).toEqual([null, null, null]);
    expect(figureOf(subject).table.columns.map(({ head }) => head)).not.toContain("p");
    expect(cellsAt(subject, "rsa,direct,50-plus,").reference_share).toBe(0.4);
  });
});

describe("weighted respondents are compared by their estimates, not by their counts", async () => {
  const subject = await subjectOf("ages");
  const survey = {
    weight: "poids",
    weightMax: 4,
    weightGrain: 0.01,
    strata: null,
    calibration: null,
    minimumBase: 30,
    exploratoryBelow: 0,
  };
  const source = { ...subject.source, survey };
  const study = { ...subject.study, sources: new Map([[source.id, source]]) };
  const { indicator, formatter } = subject;
  const at = new Map([
    ["group", ["direct"]],
    ["age_band", ["50-plus"]],
  ]);
  /** 20 % of the direct group and 30 % of all, where counts give 63 and 25. */
  const rendered = (comparedWith: "whole" | "rest", half: number) => {
    const bundle = bundleOf(subject.study, "caf", [tableOf("ages", groups)]);
    const held = gather(subject.study, [bundle]).get(indicator.id);
    if (held?.state !== "published") throw new RangeError("no table");
    const shareIn = ({ codes }: { readonly codes: readonly string[] }) => (codes[1] === "direct" ? 0.2 : 0.3);
    const rows = held.table.rows.map((row) => ({
      ...row,
      values: [shareIn(row), shareIn(row) - half, shareIn(row) + half],
      errors: [0, null, null],
    }));
    const table = { ...held.table, measures: ["share", "lower", "upper"], rows };
    const gathered = new Map([[indicator.id, { ...held, table }]]);
    return comparedWithReference(
      { indicator, source, at },
      { study: { ...study, comparedWith }, formatter, gathered },
    );
  };

  test.each([
    ["apart, each known to 3 points", 0.03, "less"],
    ["too near, each known to 9 points", 0.09, "same"],
  ] as const)("%s", (_, half, verdict) => {
    expect(rendered("whole", half)).toEqual({ kind: "compared", share: 0.2, other: 0.3, verdict });
  });

  test("of the rest, nothing is estimated", () => {
    expect(rendered("rest", 0.03)).toEqual({ kind: "not_computed" });
  });
});

test.each([
  // Of the young against all, help by an agent, 130 of 390 and 170 of 980; of the old against the young, by family, 380 of 590
  // and 120 of 390.
  ["whole", "17\u00a0%", "de l’ensemble"],
  ["rest", "31\u00a0%", "des autres"],
] as const)(
  "answers of a question with several compare groups with the same %s",
  async (comparedWith, wording, of) => {
    const subject = await shownSubject("helped_by_age");
    const figure = figureOf({ ...subject, study: { ...subject.study, comparedWith } });
    for (const sentence of [figure.title, figure.reading ?? ""])
      expect(sentence.replaceAll("\u202f", "\u00a0")).toContain(`contre ${wording} ${of}`);
  },
);
