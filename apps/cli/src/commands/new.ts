import { join } from "node:path";
import { newStudy } from "@vigie/study";
import { asTyped } from "../as-typed.ts";
import type { Command } from "../command.ts";
import { stage } from "../staging.ts";

export const newCommand: Command = {
  name: "new",
  summary: "écrit une petite étude commentée, pour commencer la vôtre",
  positionals: ["DOSSIER"],
  options: {},
  help: `
DOSSIER ne doit pas exister encore, ou être vide. Les fichiers expliquent eux-mêmes ce qu’ils disent.

Exemple : vigie new mon-etude && vigie check mon-etude
`,
  async run({ positionals: [folder = ""] }, terminal) {
    const files = newStudy();
    await stage({ target: folder, kind: null }, async ({ write }) => {
      for (const [path, text] of files) await write(path, text);
    });
    for (const path of files.keys()) terminal.line(`  ${join(folder, path)}`);
    terminal.line();
    terminal.line(
      terminal.speech.say("new.next", { folder: asTyped(folder), file: join(folder, "study.yaml") }),
    );
    return { folder, files: [...files.keys()] };
  },
};
