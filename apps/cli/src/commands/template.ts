import { join } from "node:path";
import { type Sheet, said, serviceTestTemplate, VigieErrors } from "@vigie/study";
import type { Command } from "../command.ts";
import { problem } from "../file-errors.ts";
import { serviceTestWorkbook } from "../service-test-workbook.ts";
import { stage } from "../staging.ts";
import { readStudy } from "../study-folder.ts";

export const templateCommand: Command = {
  name: "template",
  summary: "écrit les modèles que remplissent les personnes qui testent les services",
  positionals: ["ÉTUDE"],
  options: {
    out: { type: "string", value: "DOSSIER", required: true, help: "où écrire les modèles" },
  },
  help: `
L’étude déclare une grille de tests dans service-test.yaml. Les modèles la portent toute : un test
par personne, par service et par appareil, une ligne par étape.

  DOSSIER/tests.xlsx     un classeur : étapes, qualité, codes ; les choix s’y font dans des listes
  DOSSIER/tests.csv      les mêmes étapes, pour un tableur (points-virgules)
  DOSSIER/qualite.csv    les mêmes sujets de qualité
  DOSSIER/codes.csv      ce que veulent dire les codes

Les lignes laissées vides sont des tests non faits. Remplis, ces fichiers se lisent par les formes
service_tests, service_steps, service_ratings et service_quality d’une mise en correspondance.

Exemple : vigie template studies/publics-fragiles --out modeles
`,
  async run({ positionals: [folder = ""], value }, terminal) {
    const study = await readStudy(folder);
    const out = value("out") ?? "";
    if (study.serviceTest === null)
      throw new VigieErrors([problem("cli/no-service-test", {}, { study: said(study.id) })]);
    const template = serviceTestTemplate(study.serviceTest);
    const files = new Map<string, string | Uint8Array>([
      ["tests.xlsx", await serviceTestWorkbook(template)],
      ["tests.csv", spreadsheetCsv(template.results)],
      ["qualite.csv", spreadsheetCsv(template.quality)],
      ["codes.csv", spreadsheetCsv(template.codes)],
    ]);
    await stage({ target: out, kind: null }, async ({ write }) => {
      for (const [path, content] of files) await write(path, content);
    });
    const { say } = terminal.speech;
    terminal.list([
      [join(out, "tests.xlsx"), say("template.workbook")],
      [join(out, "tests.csv"), say("template.steps")],
      [join(out, "qualite.csv"), say("template.quality")],
      [join(out, "codes.csv"), say("template.codes")],
    ]);
    return { out, files: [...files.keys()] };
  },
};

/** As a French spreadsheet opens it without a question: a mark of UTF-8, semicolons, Windows line ends. */
function spreadsheetCsv({ rows }: Sheet): string {
  const cell = (text: string) => (/[;"\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return `\uFEFF${rows.map((row) => `${row.map(cell).join(";")}\r\n`).join("")}`;
}
