import { describe, expect, test } from "vitest";
import { pageSvg } from "../../../drawing/src/drawing-svg.ts";
import { figureOf } from "../../../findings/src/figure-of.ts";
import type { FigureMark } from "../../../tables/src/subject.ts";
import { shownSubject } from "../../../tables/test/fixture/shown-study.ts";
import { subjectOf } from "../../../tables/test/fixture/subject.ts";
import { textProblems } from "../../src/read/read-text.ts";

/** The text of a drawing, with plain spaces. */
function wordsOf(drawing: Parameters<typeof pageSvg>[0]): string {
  return pageSvg(drawing)
    .text.replaceAll(/<[^>]*>/g, "\u00a0")
    .replaceAll(/\s+/g, " ");
}

const mark = (kind: FigureMark["kind"], codes: readonly string[], label: string): FigureMark => ({
  kind,
  codes,
  before: [],
  number: null,
  label,
});

describe("what a text points at on a curve", async () => {
  const subject = await shownSubject("months");
  const { study } = subject;
  const problemsOf = (marks: string) =>
    textProblems({ ...study, texts: new Map([["fr", `::figure[Titre]{indicator=months}\n${marks}`]]) });

  test("periods of its table, in order, and the mean", () => {
    const codes = (marks: string) => problemsOf(marks).map(({ code }) => code);
    expect(
      codes("::mark[Un]{from=2022-01 to=2022-03}\n::mark[Deux]{at=2022-02}\n::mark[m]{level=mean}"),
    ).toEqual([]);
    expect(codes("::mark[Un]{from=2022-03 to=2022-01}")).toEqual(["diagnostic/text-mark-reversed"]);
    expect(codes("::mark[Un]{from=2022-01 to=2031-03}")).toEqual(["diagnostic/text-mark-outside"]);
    expect(codes("::mark[Un]{level=median}")).toEqual(["diagnostic/text-mark-outside"]);
    expect(codes("::mark[Un]{row=2022-01}")).toEqual(["diagnostic/text-mark-unfit"]);
  });

  test("is drawn with the values of the table, and told in its text alternative", () => {
    const figure = figureOf({
      ...subject,
      marks: [
        mark("period", ["2022-02", "2022-03"], "Travaux"),
        mark("moments", ["2022-03"], "en mars"),
        mark("level", ["mean"], "en moyenne"),
      ],
    });
    const marks = ["Travaux", "en mars", "en moyenne"];
    for (const drawn of [figure.wide, figure.narrow])
      for (const label of marks) expect(wordsOf(drawn)).toContain(label);
    for (const label of marks) expect(figure.alternative).toContain(label);
    expect(pageSvg(figure.wide).text).toContain('class="shade"');
  });
});

test("the bracket of a sum carries its number, in both populations", async () => {
  const subject = await subjectOf("groups");
  const sum = { ...mark("sum", ["mixed", "direct"], "par un autre canal"), number: "30 %" };
  const words = wordsOf(figureOf({ ...subject, marks: [sum] }).wide);
  expect(words).toContain("30 % par un autre canal");
  const brackets = pageSvg(figureOf({ ...subject, marks: [sum] }).wide).text.match(/class="bracket"/g);
  expect(brackets).toHaveLength(2);
});

describe("the group that a title cites", async () => {
  const subject = await subjectOf("ages");
  const cited = { before: ["rsa", "direct"], codes: ["35-49", "50-plus"] };
  const sum = { ...mark("sum", cited.codes, "ont 35 ans ou plus"), before: cited.before, number: "90 %" };
  const figure = figureOf({ ...subject, cited, marks: [sum] });

  test("is alone in the drawing, and in its text alternative", () => {
    expect(wordsOf(figure.wide)).toContain("Direct ou matériel");
    expect(wordsOf(figure.wide)).not.toContain("Mixte");
    expect(figure.alternative).not.toContain("canaux mixtes");
    expect(figure.remarks).toContain("les autres groupes sont dans le tableau");
    expect(figure.table.groups[0]?.rows.length).toBeGreaterThan(0);
  });

  test("has its rows bracketed with their sum, on both drawings", () => {
    for (const drawn of [figure.wide, figure.narrow]) {
      expect(wordsOf(drawn)).toContain("90 % ont 35 ans ou plus");
      expect(pageSvg(drawn).text.match(/class="bracket"/g)).toHaveLength(1);
    }
  });
});
