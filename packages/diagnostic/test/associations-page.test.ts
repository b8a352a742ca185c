import { expect, test } from "vitest";
import { assemble } from "../src/index.ts";
import { readAssets } from "../src/node/fonts.ts";
import { linkBundle, linkStudy, linkTables } from "./fixture/link-study.ts";

const study = await linkStudy();
const assets = await readAssets();
const site = (tables = linkTables) =>
  assemble({ study, bundles: [linkBundle(study, tables)], assets, language: "fr" });
const text = (files: ReadonlyMap<string, string | Uint8Array>, path: string) => String(files.get(path) ?? "");
const read = (html: string) =>
  html
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll("&#60;", "<")
    .replaceAll(/[\u00a0\u202f]/g, " ")
    .replaceAll(/\s+/g, " ");

test("the table of associations has one line each, with its raw and its corrected p", () => {
  const page = read(text(site(), "index.html"));
  const table = page.slice(page.indexOf("Associations Une caractéristique"));
  expect(table).toContain("Admission, selon : Sexe 4 526 0,14 < 0,001 < 0,001 –");
  expect(table).toContain("Est une femme, selon : Parti 2 757 0,10 < 0,001 < 0,001 exploratoire");
  expect(table).toContain("Réponse « lait d’abord », selon : Lait versé d’abord 8 0,50 0,486 – –");
  expect(table).toContain("« Besoins d’aide » : p corrigées ensemble (Holm), pour les 3 tests déclarés.");
});

test("a withheld association keeps its line and its place", () => {
  const page = read(text(site(linkTables.filter(({ indicator }) => indicator !== "tea")), "index.html"));
  expect(page).toContain("Réponse « lait d’abord », selon : Lait versé d’abord – – – – tableau retenu");
  expect(page).toContain("La dame au thé Ce tableau n’est pas publié");
});

test("an association without a flag has its data, and no figure of its own", () => {
  const files = site();
  expect(text(files, "donnees/origins_without_french.csv")).toContain("all,yes,yes,");
  expect(text(files, "index.html")).not.toContain('id="origins_without_french"');
  expect(text(files, "index.html").split('id="origins"').length).toBe(2);
});

test("an association in strata gives its data with every margin", () => {
  const [header, first] = text(site(), "donnees/admissions.csv").split("\n");
  expect(header).toBe(
    "universe,stream,sex,admitted,universe_label,stream_label,sex_label,admitted_label,count,share,warning",
  );
  // 89 of 108
  expect(first).toBe("all,a,woman,yes,Personnes reçues,Filière A,Femmes,Oui,89,0.824074,Données fictives");
});
