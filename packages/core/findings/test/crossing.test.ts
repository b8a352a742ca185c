import { expect, test } from "vitest";
import { pageSvg } from "../../drawing/src/drawing-svg.ts";
import { exportedTable } from "../../tables/src/exports/exported-table.ts";
import { crossingOf } from "../../tables/src/views/crossing.ts";
import { crossed } from "../../tables/test/fixture/crossed.ts";
import { shownSubject } from "../../tables/test/fixture/shown-study.ts";
import { figureOf } from "../src/figure-of.ts";
import { crossingTable } from "../src/figure-tables/crossing-table.ts";
import { tableCellText } from "../src/table-cell.ts";

const codes = { service: ["c2s", "rsa", "_U"], obstacle: ["password", "scan", "words", "_U"] };
/** Services by obstacle, counted; what is not given is zero. */
async function subjectOf(cells: Readonly<Record<string, number>>) {
  return shownSubject("obstacles", (table) => {
    const made = crossed("obstacles", codes, cells);
    const rows = made.rows.map((row) => ({ ...row, codes: ["noted", ...row.codes.slice(1)] }));
    return { ...table, rows };
  });
}

test("no zero is said where the place of some units is not known", async () => {
  const subject = await subjectOf({ "c2s|password": 5, "c2s|scan": 3, "rsa|_U": 9 });
  const { at } = crossingOf(subject);
  const unknownIn = (row: string) => ["password", "scan", "words"].map((code) => at(row, code).isUnknown);
  expect({ c2s: unknownIn("c2s"), rsa: unknownIn("rsa"), itself: at("rsa", "_U").isUnknown }).toEqual({
    c2s: [false, false, false],
    rsa: [true, true, true],
    itself: false,
  });
  const { alternative, wide } = figureOf(subject);
  expect(pageSvg(wide).text).toContain(">inconnu<");
  expect(alternative).not.toMatch(/Demande de RSA[^.]*\b0\b/);
  const rows = crossingTable(subject).groups.flatMap((group) => group.rows);
  expect(
    rows
      .find(({ heading }) => heading === "Demande de RSA")
      ?.cells.slice(0, 3)
      .map(tableCellText),
  ).toEqual(["inconnu", "inconnu", "inconnu"]);
  const exported = exportedTable(subject);
  const place = (name: string) => exported.columns.findIndex((column) => column.name === name);
  const ofRsa = exported.rows.filter(([, row, code]) => row === "rsa" && code !== "_U" && code !== "_T");
  expect(ofRsa.map((row) => [row[place("count")], row[place("share")], row[place("obs_status")]])).toEqual(
    Array(3).fill([null, null, "L"]),
  );
});

test("a zero stays one where every place is known", async () => {
  const { at } = crossingOf(await subjectOf({ "c2s|password": 5, "rsa|scan": 3 }));
  expect([at("rsa", "password").isUnknown, at("c2s", "words").isUnknown]).toEqual([false, false]);
});
