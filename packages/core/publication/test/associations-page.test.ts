import { expect, test } from "vitest";
import { linkBundle, linkStudy, linkTables } from "../../tables/test/fixture/link-study.ts";
import { hidden } from "../../tables/test/fixture/table-text.ts";
import { assemble } from "../src/index.ts";
import { readAssets } from "../src/node/fonts.ts";
import { read, type Site, wholeSite } from "./fixture/site-pages.ts";

const study = await linkStudy();
const assets = await readAssets();
const site = (tables = linkTables) =>
  assemble({ study, bundles: [linkBundle(study, tables)], assets, language: "fr" });
const text = (files: Site, path: string) => String(files.get(path) ?? "");
const spoken = (html: string) => read(html).replaceAll(/[\u00a0\u202f]/g, " ");

test("the table of associations has one line each, with its raw and its corrected p", () => {
  const page = spoken(text(site(), "associations.html"));
  expect(page).toContain("Admission, par sexe 4 526 0,14 < 0,001 < 0,001 –");
  expect(page).toContain("Est une femme, par parti 2 757 0,10 < 0,001 < 0,001 exploratoire");
  expect(page).toContain(
    "Réponse « lait d’abord », selon la réponse à « Lait versé d’abord » 8 0,50 0,486 – –",
  );
  expect(page).toContain("« Besoins d’aide » : p corrigées ensemble (Holm), pour les 3 tests déclarés.");
});

test("a family counts the tests that are computed", () => {
  const tables = linkTables.map((table) =>
    table.indicator === "parties" ? hidden(table, "all|independent|yes") : table,
  );
  expect(spoken(text(site(tables), "associations.html"))).toContain(
    "p corrigées ensemble (Holm), pour 2 tests calculés sur 3 déclarés.",
  );
});

test("an analysis added since the first bundle is exploratory, in its note and in the table; the others are not", () => {
  const bundle = linkBundle(study, linkTables);
  const declared = bundle.manifest.tables.map(({ indicator }) => indicator);
  const manifest = {
    ...bundle.manifest,
    firstIndicators: declared.filter((id) => !id.startsWith("admissions") && !id.includes("_without_")),
  };
  const files = assemble({ study, bundles: [{ ...bundle, manifest }], assets, language: "fr" });
  const added =
    "Analyse exploratoire : elle a été ajoutée à l’étude après le premier envoi de ce partenaire.";
  const expected = declared.filter((id) => id.startsWith("admissions")).length;
  expect(spoken(wholeSite(files)).split(added).length - 1).toBe(expected);
  const page = spoken(text(files, "associations.html"));
  expect(page).toContain("Admission, par sexe 4 526 0,14 < 0,001 < 0,001 exploratoire");
  expect(page).toContain(
    "Réponse « lait d’abord », selon la réponse à « Lait versé d’abord » 8 0,50 0,486 – –",
  );
  expect(spoken(wholeSite(site()))).not.toContain(added);
});

test("an association that is awaited keeps its line and its place", () => {
  const page = spoken(wholeSite(site(linkTables.filter(({ indicator }) => indicator !== "tea"))));
  expect(page).toContain(
    "Réponse « lait d’abord », selon la réponse à « Lait versé d’abord » – – – – pas dans cette édition",
  );
  expect(page).toContain("Ce qui dépend d’eux y manque. La dame au thé");
});

test("tables of an association without a flag say which in the catalogue and where they come from", () => {
  const files = site();
  const names = [...text(files, "donnees.html").matchAll(/provenance\/origins[^"]*">([^<]*)</g)].map(
    ([, name]) => spoken(name ?? ""),
  );
  expect(names.length).toBeGreaterThan(2);
  expect(new Set(names).size).toBe(names.length);
  expect(spoken(text(files, "provenance/origins_without_french.html"))).toMatch(
    /Provenance du tableau « .* \(sans « .*français.* » dans le résultat\) »/,
  );
});

test("an association without a flag has its data, and no figure of its own", () => {
  const files = site();
  expect(text(files, "donnees/origins_without_french.csv")).toContain("all,yes,yes,");
  expect(wholeSite(files)).not.toContain('id="origins_without_french"');
  expect(wholeSite(files).split('id="origins"').length).toBe(2);
});

test("an association in strata gives its data with every margin", () => {
  const [header, first] = text(site(), "donnees/admissions.csv").split("\n");
  expect(header).toBe(
    "universe,stream,sex,admitted,universe_label,stream_label,sex_label,admitted_label,count,count_error,share,base,conf_status,obs_status,share_obs_status,warning",
  );
  // 89 of 108
  expect(first).toBe(
    "all,a,woman,yes,Personnes reçues,Filière A,Femmes,Oui,89,0,0.824074,108,free,A,A,Données fictives",
  );
});
