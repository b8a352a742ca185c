import { join } from "node:path";
import { readBundle } from "@vigie/bundle";
import { assemble } from "@vigie/diagnostic";
import { readAssets } from "@vigie/diagnostic/node";
import type { Command } from "../command.ts";
import { stage } from "../staging.ts";
import { readGiven, readStudy } from "../study-folder.ts";

export const assembleCommand: Command = {
  name: "assemble",
  summary: "réunit les lots des partenaires en un diagnostic à publier",
  positionals: ["ÉTUDE", "LOT…"],
  options: {
    out: { type: "string", value: "DOSSIER", required: true, help: "où écrire le site" },
  },
  help: `
Chaque lot est vérifié, puis le site est écrit : une page qui se lit sans script et s’imprime,
les données de chaque figure, et la comparaison avec les chiffres déjà publiés (published.json).
Un partenaire sans lot est nommé dans le diagnostic ; le reste est publié.

Exemple : vigie assemble mon-etude caf.zip cpam.zip --out site
`,
  async run({ positionals: [folder = "", ...files], value }, terminal) {
    const study = await readStudy(folder);
    terminal.step("Étude lue", `version ${study.version}`);
    const bundles = [];
    for (const file of files) bundles.push(await readBundle(await readGiven(file), { file }));
    terminal.step("Lots vérifiés", String(bundles.length));
    const site = assemble({ study, bundles, assets: await readAssets(), language: "fr" });
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
