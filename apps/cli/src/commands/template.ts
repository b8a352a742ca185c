import { join } from "node:path";
import { spreadsheetText } from "@vigie/files";
import { type Study, serviceTestTemplate } from "@vigie/study";
import { languages, textValue, VigieErrors } from "@vigie/words";
import type { Command } from "../command.ts";
import { problem } from "../problems.ts";
import { serviceTestWorkbook } from "../service-test-workbook.ts";
import { stage } from "../staging.ts";
import { readStudy } from "../study-folder.ts";
import type { Terminal } from "../terminal.ts";

export const templateCommand: Command = {
  name: "template",
  summary: "écrit les modèles que remplissent les personnes qui testent les services",
  positionals: ["ÉTUDE"],
  options: {
    out: { type: "string", value: "DOSSIER", required: true, help: "où écrire les modèles" },
    language: {
      type: "string",
      value: "CODE",
      help: "écrit à la place un fichier de langue à traduire, par exemple de",
    },
  },
  help: `
L’étude déclare une grille de tests dans service-test.yaml. Les modèles la portent toute : un test
par personne, par service et par appareil, une ligne par étape.

  DOSSIER/tests.xlsx     un classeur : étapes, qualité, codes ; les choix s’y font dans des listes
  DOSSIER/tests.csv      les mêmes étapes, pour un tableur (points-virgules)
  DOSSIER/qualite.csv    les mêmes sujets de qualité
  DOSSIER/codes.csv      ce que veulent dire les codes

Les lignes laissées vides sont des tests non faits. Remplis, ces fichiers se lisent par « vigie map », une
fois pour chaque source : service_tests, service_steps, service_ratings et service_quality.

Avec --language, rien de cela : DOSSIER reçoit un fichier comme de.yaml, où chaque phrase des pages et chaque
texte de l’étude attend sa traduction. Placé dans le dossier languages/ de l’étude, il ajoute cette langue au
diagnostic ; relancé, il garde ce qui est déjà traduit.

Exemple : vigie template studies/publics-fragiles --out modeles
`,
  async run({ positionals: [folder = ""], value }, terminal) {
    const study = await readStudy(folder);
    const out = value("out") ?? "";
    const language = value("language");
    if (language !== null) return languageFile(study, { language, out }, terminal);
    if (study.serviceTest === null)
      throw new VigieErrors([problem("cli/no-service-test", {}, { study: textValue(study.id) })]);
    const template = serviceTestTemplate(study.serviceTest);
    const files = new Map<string, string | Uint8Array>([
      ["tests.xlsx", serviceTestWorkbook(template)],
      ["tests.csv", spreadsheetText(template.results.rows, ";")],
      ["qualite.csv", spreadsheetText(template.quality.rows, ";")],
      ["codes.csv", spreadsheetText(template.codes.rows, ";")],
    ]);
    await stage({ target: out, kind: null }, async ({ write }) => {
      for (const [path, content] of files) await write(path, content);
    });
    const { message } = terminal.messages;
    terminal.list([
      [join(out, "tests.xlsx"), message("template.workbook")],
      [join(out, "tests.csv"), message("template.steps")],
      [join(out, "qualite.csv"), message("template.quality")],
      [join(out, "codes.csv"), message("template.codes")],
    ]);
    return { out, files: [...files.keys()] };
  },
};

/** A language that Vigie does not speak, to translate. */
async function languageFile(
  study: Study,
  { language, out }: { readonly language: string; readonly out: string },
  terminal: Terminal,
): Promise<{ readonly out: string; readonly files: readonly string[] }> {
  if (!/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(language) || languages.some((own) => own === language))
    throw new VigieErrors([problem("cli/language-not-another", {}, { language: textValue(language) })]);
  const { dictionaryTemplate } = await import("@vigie/publication");
  const { withPopulations } = await import("../with-populations.ts");
  const name = `${language}.yaml`;
  await stage({ target: out, kind: null }, async ({ write }) => {
    await write(name, dictionaryTemplate(withPopulations(study), language));
  });
  terminal.list([[join(out, name), terminal.messages.message("template.language")]]);
  return { out, files: [name] };
}
