import { describe, expect, test } from "vitest";
import { figureOf } from "../../src/figure-of.ts";
import { rateSubject } from "../fixture/rate-study.ts";
import { hidden } from "../fixture/table-text.ts";

describe("a rate by commune", () => {
  test("is a map of the study’s boundaries, whose origin is in the note", async () => {
    const figure = figureOf(await rateSubject("by_commune"));
    expect(figure.wide.text).toContain('class="limit"');
    expect(figure.remarks.join(" ; ")).toContain("contours\u00a0: l’Essai");
  });

  test("by a greater territory too, with the communes that the code list puts in it", async () => {
    const figure = figureOf(await rateSubject("by_ept"));
    expect(figure.wide.text).toContain('class="limit"');
    expect(figure.wide.text.match(/ area"/g)).toHaveLength(2);
  });

  test("hatches a hidden commune, on the map and in the list, and says no number of it", async () => {
    const figure = figureOf(
      await rateSubject("by_commune", (table) => hidden(table, "all|93072", "all|93008")),
    );
    expect(figure.wide.text.match(/class="secret area"/g)).toHaveLength(2);
    expect(figure.wide.text.match(/>non montré</g)?.length).toBeGreaterThanOrEqual(2);
  });

  test("is bars where the map does not know its territories", async () => {
    const subject = await rateSubject("by_ept");
    const { map } = subject.study;
    const tiles = new Map([...(map?.tiles ?? [])].filter(([code]) => code !== "93008"));
    const figure = figureOf({ ...subject, study: { ...subject.study, map: map && { ...map, tiles } } });
    expect(figure.wide.text).not.toContain('class="limit"');
  });
});
