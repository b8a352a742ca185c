import { join } from "node:path";
import { assemble, print } from "@vigie/diagnostic";
import { readAssets, type Typeset, typeset } from "@vigie/diagnostic/node";
import { VigieErrors } from "@vigie/study";
import type { Command } from "../command.ts";
import { problem } from "../file-errors.ts";
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
  },
  help: `
Chaque lot est vérifié, signature comprise si l’étude donne les clés de son partenaire ; puis le site
est écrit : des pages qui se lisent sans script, les données à emporter (CSV, XLSX, Data Package) et la
comparaison avec les chiffres déjà publiés (published.json).
Un partenaire sans lot est nommé dans le diagnostic ; le reste est publié.

Le PDF se fait sans navigateur ni réseau. Il est balisé pour les lecteurs d’écran et conforme à PDF/UA-1.
Avec un fichier release.yaml dans l’étude, le site a aussi donnees/catalogue.jsonld (DCAT-AP), que les
portails de données ouvertes savent lire.

Exemple : vigie assemble mon-etude caf.zip cpam.zip --out site --pdf diagnostic.pdf
`,
  async run({ positionals: [folder = "", ...files], value }, terminal) {
    const study = await readStudy(folder);
    terminal.step("Étude lue", `version ${study.version}`);
    const { right, wrong } = await readReceived(files, study);
    if (wrong.length > 0) throw new VigieErrors(wrong);
    const bundles = right.map(({ bundle }) => bundle);
    const unsigned = bundles.filter(({ signature }) => signature === null).length;
    terminal.step(
      "Lots vérifiés",
      `${bundles.length}${unsigned === 0 ? "" : `, dont ${unsigned} sans signature`}`,
    );
    const edition = { study: withPopulations(study), bundles, language: "fr" } as const;
    const site = assemble({ ...edition, assets: await readAssets() });
    const pdf = value("pdf");
    const paper = pdf === null ? null : await onPaper(print(edition));
    const out = value("out") ?? "";
    await stage({ target: out, kind: "site" }, async ({ write }) => {
      for (const [path, content] of site) await write(path, content);
    });
    terminal.step("Diagnostic écrit", `${site.size} fichiers`);
    if (pdf !== null && paper !== null) {
      await writeWhole(pdf, paper.bytes);
      terminal.step("PDF écrit", `${paper.pages} pages`);
    }
    terminal.line();
    terminal.line(`  ${join(out, "index.html")}       le diagnostic, à ouvrir dans un navigateur`);
    terminal.line(`  ${join(out, "published.json")}   la comparaison avec les chiffres déjà publiés`);
    if (pdf !== null) terminal.line(`  ${pdf}   le diagnostic en PDF`);
    return { out, files: [...site.keys()], ...(pdf === null ? {} : { pdf }) };
  },
};

/** @throws {VigieErrors} where this machine has no typesetter */
async function onPaper(paper: string): Promise<Typeset> {
  const made = await typeset(paper);
  if (made === null) throw new VigieErrors([problem("cli/no-typesetter", {}, {})]);
  return made;
}
