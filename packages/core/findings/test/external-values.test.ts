import type { ElsewhereValue } from "@vigie/study";
import { expect, test } from "vitest";
import { pageSvg } from "../../drawing/src/drawing-svg.ts";
import type { Subject } from "../../tables/src/subject.ts";
import { shownSubject } from "../../tables/test/fixture/shown-study.ts";
import { subjectOf } from "../../tables/test/fixture/subject.ts";
import { figureOf } from "../src/figure-of.ts";
import { tableCellText } from "../src/table-cell.ts";

/** Whatever the spaces. */
const plain = (text: string) => text.replace(/\s/g, " ");

function withExternal(subject: Subject, external: Pick<ElsewhereValue, "value" | "unit">): Subject {
  const value: ElsewhereValue = {
    id: "national",
    what: { fr: "Ce que mesure l’enquête" },
    decimals: 1,
    source: { fr: "Enquête d’essai" },
    year: 2021,
    universe: { fr: "adultes de France" },
    beside: subject.indicator.id,
    url: null,
    ...external,
  };
  return { ...subject, study: { ...subject.study, elsewhere: new Map([[value.id, value]]) } };
}

const lastRow = ({ table }: ReturnType<typeof figureOf>) => table.groups.at(-1);

test("a number from elsewhere is an outlined bar after the others, with its line and where it comes from", async () => {
  const subject = await shownSubject("minutes");
  const figure = figureOf(withExternal(subject, { value: 42.5, unit: "minutes" }));
  expect(pageSvg(figure.wide).text.match(/class="bar outline"/g)).toHaveLength(1);
  expect(plain(pageSvg(figure.narrow).text)).toContain("Ce que mesure l’enquête (2021, chiffre réel)");
  expect(plain(figure.alternative)).toContain("Ce que mesure l’enquête (2021, chiffre réel) : 42,5.");
  expect(figure.remarks.map(plain)).toContain(
    "Ce que mesure l’enquête (2021, chiffre réel) : adultes de France, Enquête d’essai",
  );
  expect(figure.title).toBe(figureOf(subject).title);
  expect(lastRow(figure)).toMatchObject({
    heading: "Ailleurs",
    rows: [{ heading: "Ce que mesure l’enquête" }],
  });
  expect(
    lastRow(figure)
      ?.rows[0]?.cells.map(tableCellText)
      .filter((cell) => cell === "42,5"),
  ).toHaveLength(1);
});

test("a share stands beside the shares of a distribution, in the column of its cohort", async () => {
  const figure = figureOf(withExternal(await subjectOf("homes"), { value: 60.6, unit: "%" }));
  expect(pageSvg(figure.wide).text.match(/class="bar outline"/g)).toHaveLength(1);
  const cells = lastRow(figure)?.rows[0]?.cells.map(tableCellText).map(plain);
  expect(cells?.indexOf("60,6 %")).toBe(1);
  expect(cells?.slice(2).every((cell) => cell !== "60,6 %")).toBe(true);
});

test("a value that is beside another indicator is not shown", async () => {
  const subject = withExternal(await subjectOf("homes"), { value: 60.6, unit: "%" });
  const other = new Map(
    [...subject.study.elsewhere].map(([id, value]) => [id, { ...value, beside: "groups" }]),
  );
  const figure = figureOf({ ...subject, study: { ...subject.study, elsewhere: other } });
  expect(pageSvg(figure.wide).text).not.toContain("outline");
});
