import { describe, expect, test } from "vitest";
import { pageSvg } from "../../../drawing/src/drawing-svg.ts";
import { choropleth } from "../../../drawing/src/map/choropleth.ts";
import { rateModel } from "../../../tables/src/rates/rate-model.ts";
import type { Subject } from "../../../tables/src/subject.ts";
import { rateSubject } from "../../../tables/test/fixture/rate-study.ts";
import { hidden } from "../../../tables/test/fixture/table-text.ts";
import { figureOf } from "../../src/figure-of.ts";
import { rateMap } from "../../src/figures/rates.ts";

/** The map that a rate has where its territories are many; null where it has none. */
function mapOf(subject: Subject) {
  const map = rateMap(subject, rateModel(subject));
  const canvas = { id: "rates", size: "wide", fictitious: true, formatter: subject.formatter } as const;
  return map && { text: pageSvg(choropleth(canvas, map.drawn)).text, remarks: map.remarks };
}

test("a few territories are bars, from the best served: a map of four values hides them", async () => {
  const { wide } = figureOf(await rateSubject("by_ept"));
  expect(pageSvg(wide).text).not.toContain('class="limit"');
  expect(pageSvg(wide).text.indexOf("Plaine Commune")).toBeLessThan(
    pageSvg(wide).text.indexOf("Est Ensemble"),
  );
});

describe("a rate by commune", () => {
  test("is a map of the study’s boundaries, whose origin is in the note", async () => {
    const map = mapOf(await rateSubject("by_commune"));
    expect(map?.text).toContain('class="limit"');
    expect(map?.remarks.join(" ; ")).toContain("contours\u00a0: l’Essai");
  });

  test("by a greater territory too, with the communes that the code list puts in it", async () => {
    const map = mapOf(await rateSubject("by_ept"));
    expect(map?.text).toContain('class="limit"');
    expect(map?.text.match(/ area"/g)).toHaveLength(2);
  });

  test("hatches a hidden commune, on the map and in the list, and title no number of it", async () => {
    const map = mapOf(await rateSubject("by_commune", (table) => hidden(table, "all|93072", "all|93008")));
    expect(map?.text.match(/class="secret area"/g)).toHaveLength(2);
    expect(map?.text.match(/>non montré</g)?.length).toBeGreaterThanOrEqual(2);
  });

  test("is bars where the map does not know its territories", async () => {
    const subject = await rateSubject("by_ept");
    const { map } = subject.study;
    const tiles = new Map([...(map?.tiles ?? [])].filter(([code]) => code !== "93008"));
    expect(mapOf({ ...subject, study: { ...subject.study, map: map && { ...map, tiles } } })).toBeNull();
  });
});
