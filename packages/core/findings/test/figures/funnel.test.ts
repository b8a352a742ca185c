import { expect, test } from "vitest";
import { formatterOf } from "../../../tables/src/formatter.ts";
import { centres, holderSubject } from "../../../tables/test/fixture/holder-study.ts";
import { figureOf } from "../../src/figure-of.ts";
import { tableCellText } from "../../src/table-cell.ts";

/** With usual spaces. */
const plain = (text: string | null) => (text ?? "").replaceAll(/\s/g, " ");
const rowsOf = (figure: ReturnType<typeof figureOf>) =>
  new Map(
    figure.table.groups.flatMap(({ rows }) =>
      rows.map(({ heading, cells }) => [heading, cells.map((cell) => plain(tableCellText(cell)))] as const),
    ),
  );

test("three holders stand apart, in both languages", async () => {
  const subject = await holderSubject("helped");
  const figure = figureOf(subject);
  expect(figure.title).toBe("Trois CCAS s’écartent de l’ensemble plus que le hasard ne l’explique");
  expect(figure.alternative).toContain("CCAS de Drancy, CCAS de Montreuil et CCAS de Tremblay-en-France");
  expect(figure.reading).toContain("CCAS de Drancy");
  const english = figureOf({ ...subject, formatter: formatterOf("en") });
  expect(english.title).toBe("Three CCAS depart from the whole more than chance explains");
  expect(english.alternative).toContain("3 are outside the limits of chance and noise");
});

test("a table gives each interval, in the study's order, and nothing of a hidden count", async () => {
  const figure = figureOf(await holderSubject("helped"));
  const rows = rowsOf(figure);
  expect([...rows.keys()]).toEqual([...centres.map(([, label]) => label), "Ensemble"]);
  expect(rows.get("CCAS de Drancy")).toEqual(["795", "155", "19,5 %", "de 16,8 % à 22,5 %", "< 0,001"]);
  expect(rows.get("CCAS de Vaujours")?.slice(1)).toEqual(["moins de 11", "–", "–", "–"]);
  expect(figure.remarks.join(" ")).toContain("Une institution n’est pas dessinée");
  expect(figure.alternative).toContain("11 institutions");
});

test("equal shares set nobody apart, and one holder is compared with nobody", async () => {
  const alike = centres.map(([id, label, yes, no]): (typeof centres)[number] => {
    const size = yes + no + 200;
    return [id, label, Math.round(size * 0.4), size - Math.round(size * 0.4)];
  });
  const figure = figureOf(await holderSubject("helped", undefined, alike));
  expect(plain(figure.title)).toBe(
    "Aucune institution ne s’écarte de l’ensemble plus que le hasard ne l’explique",
  );
  expect(figure.reading).toBeNull();
  const one = figureOf(await holderSubject("helped", undefined, alike.slice(0, 1)));
  expect(one.alternative).toContain("il en faut deux");
  expect(plain(one.title)).toBe("Qui est aidé en ligne, centre par centre ?");
});
