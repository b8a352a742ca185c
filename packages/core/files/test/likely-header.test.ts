import { expect, test } from "vitest";
import { fileRows } from "../src/file-rows.ts";
import { firstRows, likelyHeader } from "../src/header.ts";

test.each<{ title: string; text: string; columns?: readonly string[]; line: number | null }>([
  {
    title: "under a title, an empty line and a remark",
    text: "Appels de mai\n\n;remis en juin\nQui;Jour;Canal\n1;2022-05-01;guichet\n",
    line: 4,
  },
  {
    title: "the columns expected, even where other lines are wider",
    text: "Appels;de mai\nQui;Jour;Canal\n1;2022-05-01;guichet;une remarque\n",
    columns: ["Qui", "Jour", "Canal"],
    line: 2,
  },
  {
    title: "the widest, where the columns expected have other names",
    text: "Appels\nPersonne;Date;Par\n1;2022-05-01;guichet\n",
    columns: ["Qui", "Jour", "Canal"],
    line: 2,
  },
  {
    title: "none under a title, where the widest lines hold values",
    text: "Appels\n1;2022-05-01;guichet\n2;2022-05-02;guichet\n",
    line: null,
  },
  {
    title: "none where the first line is about as wide: it is a line with an empty cell",
    text: "1;;guichet\nun;mai;guichet\n",
    columns: ["Qui", "Jour", "Canal"],
    line: null,
  },
  { title: "none past the first lines", text: `${"Titre\n".repeat(20)}Qui;Jour;Canal\n`, line: null },
])("$title", async ({ text, columns = [], line }) => {
  const format = { kind: "csv", encoding: "utf-8", delimiter: ";", quote: '"' } as const;
  const rows = fileRows(new Blob([text]), { shown: "appels.csv", path: "appels.csv" }, format);
  expect(likelyHeader(await firstRows(rows), columns)).toBe(line);
});
