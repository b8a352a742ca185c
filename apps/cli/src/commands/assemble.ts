import { join } from "node:path";
import { assemble } from "@vigie/diagnostic";
import { readAssets } from "@vigie/diagnostic/node";
import { VigieErrors } from "@vigie/study";
import type { Command } from "../command.ts";
import { readReceived } from "../received-bundles.ts";
import { stage } from "../staging.ts";
import { readStudy } from "../study-folder.ts";
import { withPopulations } from "../with-populations.ts";

export const assembleCommand: Command = {
  name: "assemble",
  summary: "réunit les lots des partenaires en un diagnostic à publier",
  positionals: ["ÉTUDE", "LOT…"],
  options: {
    out: { type: "string", value: "DOSSIER", required: true, help: "où écrire le site" },
  },
  help: `
Chaque lot est vérifié, signature comprise si l’étude donne les clés de son partenaire ; puis le site est écrit : une page qui se lit sans script et s’imprime,
les données de chaque figure, et la comparaison avec les chiffres déjà publiés (published.json).
Un partenaire sans lot est nommé dans le diagnostic ; le reste est publié.

Exemple : vigie assemble mon-etude caf.zip cpam.zip --out site
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
    const site = assemble({
      study: withPopulations(study),
      bundles,
      assets: await readAssets(),
      language: "fr",
    });
    const out = value("out") ?? "";
    await stage({ target: out, kind: "site" }, async ({ write }) => {
      for (const [path, content] of site) await write(path, content);
    });
    terminal.step("Diagnostic écrit", `${site.size} fichiers`);
    terminal.line();
    terminal.line(`  ${join(out, "index.html")}       le diagnostic, à ouvrir dans un navigateur`);
    terminal.line(`  ${join(out, "published.json")}   la comparaison avec les chiffres déjà publiés`);
    return { out, files: [...site.keys()] };
  },
};
