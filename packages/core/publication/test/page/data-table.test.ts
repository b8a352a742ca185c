import { describe, expect, test } from "vitest";
import { countedCell, numberCell } from "../../../findings/src/table-cell.ts";
import { formatterOf } from "../../../tables/src/formatter.ts";
import { dataTable } from "../../src/page/page-table.ts";

const formatter = formatterOf("fr");

describe("every heading is that of a whole row or of a whole column", () => {
  const rows = [{ heading: "Oui", cells: ["1", "2", "3"] }];
  const two = { head: "RSA", under: ["Effectif", "Part"] };

  test("a column says what it has in common with those beside it", () => {
    const columns = [{ head: "Âge" }, two, { head: "Ensemble" }];
    expect(dataTable({ columns, groups: [{ heading: null, rows }] }, "Titre").text).toContain(
      '<tr><th scope="col">Âge</th><th scope="col"><span class="over">RSA</span> Effectif</th><th scope="col"><span class="over">RSA</span> Part</th><th scope="col">Ensemble</th></tr>',
    );
  });

  test("what all columns have in common is in the caption alone", () => {
    const columns = [{ head: "Âge" }, two];
    expect(dataTable({ columns, groups: [{ heading: null, rows }] }, "Titre").text).not.toContain("over");
  });

  test("rows under a common name are a table, in the same box", () => {
    const groups = ["Femmes", "Hommes"].map((heading) => ({ heading, rows }));
    const { text } = dataTable({ columns: [{ head: "Âge" }, two], groups }, "Titre");
    expect([...text.matchAll(/<caption>(.*?)<\/caption>/g)].map(([, caption]) => caption)).toEqual([
      "<b>Femmes</b> – Titre",
      "<b>Hommes</b> – Titre",
    ]);
    expect(text.match(/role="region"/g)).toHaveLength(1);
    expect(text).not.toMatch(/colspan|rowspan|rowgroup|colgroup/);
  });
});

const rules = { min: 11, areHiddenUncertain: false };

describe("a cell of a table has its value beside its text where the text does not say it, for the script that sorts", () => {
  test.each([
    { title: "a count", cell: countedCell(1234, rules, formatter), td: "<td>1\u202f234</td>" },
    {
      title: "a hidden count of a group, whose noise is too great to call it small: none",
      cell: countedCell(null, { min: 11, areHiddenUncertain: true }, formatter),
      td: "<td>trop incertain</td>",
    },
    { title: "a hidden count: none", cell: countedCell(null, rules, formatter), td: "<td>moins de 11</td>" },
    {
      title: "a share",
      cell: numberCell(2 / 3, (share) => formatter.percent(share, 1), formatter),
      td: "<td>66,7\u202f%</td>",
    },
    {
      title: "a difference under zero",
      cell: numberCell(-0.033, (gap) => formatter.points(gap, 1), formatter),
      td: "<td>−3,3</td>",
    },
    {
      title: "a small number in words, to a ten-thousandth",
      cell: numberCell(0.000_46, () => "< 0,001", formatter),
      td: '<td data-value="0.0005">&#60; 0,001</td>',
    },
    { title: "no number: none", cell: numberCell(null, String, formatter), td: "<td>–</td>" },
    { title: "words: none", cell: "12 rue du Port", td: "<td>12 rue du Port</td>" },
  ])("$title", ({ cell, td }) => {
    const table = {
      columns: [{ head: "Âge" }, { head: "Effectif" }],
      groups: [{ heading: null, rows: [{ heading: "Tous", cells: [cell] }] }],
    };
    expect(dataTable(table, "Titre").text).toContain(`<tr><th scope="row">Tous</th>${td}</tr>`);
  });
});
