import { join } from "node:path";
import { assembling, languagesOf, print } from "@vigie/publication";
import { readAssets, readRasteriser, readTypesetter } from "@vigie/publication/node";
import type { Study } from "@vigie/study";
import { textValue, VigieErrors } from "@vigie/words";
import { assembleOnTerminal } from "../assemble-on-terminal.ts";
import { today } from "../clock.ts";
import type { Command } from "../command.ts";
import { readEarlierEdition } from "../earlier-edition.ts";
import { refuseSeveralOfOne } from "../one-bundle-each.ts";
import { refusePaperAt } from "../paper-file.ts";
import { readPlaces } from "../place-lists.ts";
import { problem } from "../problems.ts";
import { readReceived } from "../received-bundles.ts";
import { stage } from "../staging.ts";
import { readStudy } from "../study-folder.ts";
import { withPopulations } from "../with-populations.ts";
import { writeWhole } from "../write-whole.ts";

export const assembleCommand: Command = {
  name: "assemble",
  summary: "réunit les lots des partenaires en un diagnostic à publier",
  positionals: ["ÉTUDE", "LOT…"],
  options: {
    out: { type: "string", value: "DOSSIER", required: true, help: "où écrire le site" },
    pdf: { type: "string", value: "FICHIER", help: "écrit aussi le diagnostic en PDF, à imprimer ou à lire" },
    "pdf-lang": {
      type: "string",
      value: "LANGUE",
      help: "langue du PDF : fr ou en, si l’étude se dit dans les deux ; fr par défaut",
    },
    edition: {
      type: "boolean",
      help: "une édition à publier, avec ses images : une phrase que les tableaux contredisent arrête tout",
    },
    places: {
      type: "string",
      value: "LISTE",
      multiple: true,
      help: "une liste de lieux d’aide, pour les pages des communes ; autant de fois que de listes",
    },
    previous: {
      type: "string",
      value: "LOT",
      multiple: true,
      help: "un lot de l’édition précédente, pour dire ce qui a changé ; autant de fois que de lots",
    },
    "previous-study": {
      type: "string",
      value: "DOSSIER",
      help: "le dossier de l’étude de l’édition précédente",
    },
  },
  help: `
Chaque lot est vérifié, signature comprise si l’étude donne les clés de son partenaire ; puis le site
est écrit : des pages qui se lisent sans script, les données à emporter (CSV, XLSX, Data Package) et la
comparaison avec les chiffres déjà publiés (published.json).
Un partenaire sans lot est nommé dans le diagnostic ; le reste est publié. Le dossier du site est récrit en
entier, s’il est tel que cette commande l’a laissé : ce que vous ajoutez au site se range ailleurs.

Une phrase du texte liée aux tableaux par « :claim » et que ceux-ci contredisent est marquée dans les pages.
Avec --edition, elle arrête tout, sauf si les données sont fictives. Une édition a aussi trois PDF dans papier/
(la synthèse, le diagnostic, les annexes), chaque figure en PNG et, si release.yaml dit où le site sera en
ligne, une image par chapitre pour les réseaux et le fil des éditions.

Avec --previous et --previous-study, une page dit ce qui a changé depuis l’édition précédente, et si cela
veut dire quelque chose. Un indicateur dont la définition a changé arrête tout, tant que breaks.yaml ne le
déclare pas.

Avec --places, la page de chaque commune dit où trouver de l’aide : adresse, horaires, téléphone, accueil. Les
listes sont celles que Vigie sait lire (France services, schéma national des lieux de médiation numérique…), ou
un tableau avec un nom et une commune. Ce qu’elles disent d’un lieu est publié tel quel.

Le PDF se fait sans navigateur ni réseau. Il est balisé pour les lecteurs d’écran et conforme à PDF/UA-1.
Avec un fichier release.yaml dans l’étude, le site a aussi donnees/catalogue.jsonld (DCAT-AP), que les
portails de données ouvertes savent lire.

Exemple : vigie assemble mon-etude caf.zip --out site --pdf diagnostic.pdf
`,
  async run({ positionals: [folder = "", ...files], value, all, has }, terminal) {
    const { message } = terminal.messages;
    const out = value("out") ?? "";
    const pdf = value("pdf");
    if (pdf !== null) await refusePaperAt(pdf, out);
    const study = await readStudy(folder);
    terminal.step(message("study.read"), message("study.version", { version: study.version }));
    const language = languageOf(value("pdf-lang"), study);
    terminal.progress(message("bundles.verifying"), null);
    const { right, wrong } = await readReceived(files, [study]);
    if (wrong.length > 0) throw new VigieErrors(wrong);
    refuseSeveralOfOne(right);
    const bundles = right.map(({ bundle }) => bundle);
    const unsigned = bundles.filter(({ signature }) => signature === null).length;
    terminal.step(
      message("bundles.verified"),
      unsigned === 0
        ? String(bundles.length)
        : message("bundles.unsigned", { count: bundles.length, unsigned }),
    );
    const earlier = await readEarlierEdition(value("previous-study"), all("previous"), right);
    if (earlier !== null) terminal.step(message("earlier.verified"), String(earlier.bundles.length));
    const places = await readPlaces(all("places"), { study, day: today() }, terminal);
    const isFinal = has("edition");
    const edition = { study: withPopulations(study), bundles, earlier, isFinal };
    if (pdf !== null) terminal.progress(message("pdf.making"), null);
    const paper = pdf === null ? null : (await typesetter())(print({ ...edition, language }));
    if (paper !== null) terminal.step(message("pdf.made"), message("pdf.pages", { count: paper.pages }));
    const site = await assembleOnTerminal(
      assembling({
        ...edition,
        places,
        language: "fr",
        assets: await readAssets(),
        rasterise: isFinal ? await rasteriser() : null,
        setPaper: isFinal ? await typesetter() : null,
      }),
      terminal,
    );
    terminal.progress(message("site.writing"), null);
    if (pdf !== null && paper !== null) await writeWhole(pdf, paper.bytes);
    await stage({ target: out, kind: "site" }, async ({ write }) => {
      for (const [path, content] of site) await write(path, content);
    });
    terminal.step(message("site.written"), message("site.files", { count: site.size }));
    const untold = study.languages.filter((own) => !languagesOf(study).includes(own));
    if (isFinal && earlier === null) terminal.warn(message("site.withoutPrevious"));
    if (untold.length > 0) terminal.warn(message("site.withoutLanguage", { languages: untold.join(", ") }));
    terminal.line();
    terminal.list([
      [join(out, "index.html"), message("site.index")],
      ...(study.published.length === 0
        ? []
        : [[join(out, "published.json"), message("site.published")] as const]),
      ...(pdf === null ? [] : [[pdf, message("pdf.file")] as const]),
    ]);
    return {
      out,
      files: [...site.keys()],
      pdf,
      pages: paper?.pages ?? null,
      partners: bundles.map(({ manifest }) => manifest.partner),
      awaited: [...study.partners.keys()].filter((id) =>
        bundles.every(({ manifest }) => manifest.partner !== id),
      ),
      fictitious: bundles.some(({ manifest }) => manifest.fictitious),
      untold,
    };
  },
};

/** @throws {VigieErrors} when the study is not told in the language asked for */
function languageOf(asked: string | null, study: Study): string {
  const told = languagesOf(study);
  const language = asked === null ? "fr" : told.find((own) => own === asked);
  if (language === undefined)
    throw new VigieErrors([
      problem(
        "cli/pdf-language-untold",
        {},
        { language: textValue(asked ?? ""), told: textValue(told.join(", ")) },
      ),
    ]);
  return language;
}

/** @throws {VigieErrors} where this machine cannot draw images */
async function rasteriser() {
  const made = await readRasteriser();
  if (made === null) throw new VigieErrors([problem("cli/no-rasteriser", {}, {})]);
  return made;
}

/** @throws {VigieErrors} where this machine has no typesetter */
async function typesetter() {
  const made = await readTypesetter();
  if (made === null) throw new VigieErrors([problem("cli/no-typesetter", {}, {})]);
  return made;
}
