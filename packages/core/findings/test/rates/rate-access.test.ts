import { contentOf, type Rate } from "@vigie/study";
import { describe, expect, test } from "vitest";
import { pageSvg } from "../../../drawing/src/drawing-svg.ts";
import { choropleth } from "../../../drawing/src/map/choropleth.ts";
import { rateModel } from "../../../tables/src/rates/rate-model.ts";
import { rateSubject } from "../../../tables/test/fixture/rate-study.ts";
import { figureOf } from "../../src/figure-of.ts";
import { rateMap } from "../../src/figures/rates.ts";
import { tableCellText } from "../../src/table-cell.ts";

/** Whatever the spaces. */
const plain = (text: string | null) => text?.replace(/\s/g, " ");

const subject = await rateSubject("access");

/** The same territories, known by a point each instead of their limits. */
const withCentres = {
  ...subject,
  study: {
    ...subject.study,
    map: subject.study.map && {
      ...subject.study.map,
      boundaries: null,
      centres: {
        source: { fr: "l’Essai" },
        points: new Map([
          ["93066", { longitude: 2.355, latitude: 48.945 }],
          ["93072", { longitude: 2.355, latitude: 48.965 }],
          ["93008", { longitude: 2.355, latitude: 48.855 }],
        ]),
      },
    },
  },
};

describe("by commune of today, a merged commune with the one that holds it", () => {
  // Stains stands 2.2 km from Saint-Denis: 3 places for 50 000, 7 for 150 000. Bobigny has none.
  test("the crude rates, then those of the greater territories", () => {
    const { territories, wholes } = rateModel(subject);
    expect(territories.map(({ code, units }) => [code, units])).toEqual([
      ["93066", 7],
      ["93072", 3],
      ["93008", 0],
    ]);
    expect(
      wholes.map(({ code, units, rates: [rate] }) => [code, units, rate?.inhabitants, rate?.rate]),
    ).toEqual([
      ["T6", 10, 200_000, 5],
      ["T8", 0, 100_000, 0],
    ]);
    // 10 places for 300 000: a mean of 3.33, so 6.67 places for 200 000 inhabitants.
    expect(wholes[0]?.rates[0]?.gap).toBeCloseTo(10 - 20 / 3, 10);
  });

  test("access within 2 km and within 3 km, where Saint-Denis and Stains share their places", () => {
    const separateModel = rateModel(subject);
    expect(separateModel.wholes.map(({ access }) => access)).toEqual([5, 0]);
    const { rate } = contentOf(subject.indicator);
    if (rate === null) throw new RangeError("not a rate");
    const farther: Rate = { ...rate, reachKm: 3 };
    const shared = rateModel({ ...subject, indicator: farther });
    if (!shared.access?.known) throw new RangeError("no access");
    const [saintDenis, stains, bobigny] = shared.access.byTerritory.values();
    // Each of the ten places is shared among the 200 000: 5 for 100 000, wherever one lives.
    for (const access of [saintDenis, stains]) expect(access).toBeCloseTo(5, 10);
    expect(bobigny).toBe(0);
  });

  test("a point for each territory serves as its limits do, and is cited", () => {
    const { access, wholes } = rateModel(withCentres);
    expect(access).toMatchObject({ known: true, centres: { fr: "l’Essai" } });
    expect(wholes.map(({ access: wholeAccess }) => wholeAccess)).toEqual([5, 0]);
  });

  test("a territory without limits nor point leaves access unknown", () => {
    const { map } = withCentres.study;
    const points = new Map([...(map?.centres?.points ?? [])].slice(1));
    const study = {
      ...withCentres.study,
      map: map && { ...map, centres: { source: { fr: "l’Essai" }, points } },
    };
    expect(rateModel({ ...withCentres, study }).access).toEqual({ known: false, why: "no_boundaries" });
  });
});

describe("what is read", () => {
  const figure = figureOf(withCentres);

  test("who has nothing within reach, by name", () => {
    expect(plain(figure.title)).toBe("Sans structures à moins de 2 km : Bobigny");
    expect(plain(figure.reading)).toBe(
      "Stains : 3 structures le 1er décembre 2022 ; à moins de 2 km du centre, 6,0 pour 100 000 habitants qui se les partagent.",
    );
  });

  test("both readings of each greater territory, in words and in the table", () => {
    expect(figure.remarks.join("\n")).toContain(
      "taux brut puis à portée\u00a0: Plaine Commune 5,00 puis 5,00 et Est Ensemble 0,00 puis 0,00",
    );
    expect(figure.remarks).toContain("centres\u00a0: l’Essai");
    expect(figure.table.groups.map(({ heading, rows }) => [heading, rows.map((row) => row.heading)])).toEqual(
      [
        ["Plaine Commune", ["Saint-Denis", "Stains", "Plaine Commune, en tout"]],
        ["Est Ensemble", ["Bobigny", "Est Ensemble, en tout"]],
        ["Ensemble", ["Ensemble"]],
      ],
    );
    const [plaineCommune] = figure.table.groups;
    expect(plaineCommune?.rows.at(-1)?.cells.map(tableCellText)).toEqual([
      "10",
      "200\u202f000",
      "5,00",
      "+3,3",
      "5,00",
    ]);
  });

  test("the square of a merged commune is drawn with the one that holds it", () => {
    const map = rateMap(withCentres, rateModel(withCentres));
    const canvas = { id: "access", size: "wide", fictitious: true, formatter: subject.formatter } as const;
    const drawn = map && pageSvg(choropleth(canvas, map.drawn)).text;
    expect(drawn).toContain("Saint-Denis");
    const areas = drawn?.match(/class="[^"]*area"/g) ?? [];
    expect(areas).toHaveLength(3);
  });
});
