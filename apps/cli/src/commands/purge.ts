import { readFile, rename, stat } from "node:fs/promises";
import { join } from "node:path";
import { said, VigieErrors } from "@vigie/study";
import type { Command } from "../command.ts";
import { problem, writing } from "../file-errors.ts";
import { withWorkFolder } from "../staging.ts";
import { eraseRefusal, refusalOf } from "../unknown-values.ts";

export const purgeCommand: Command = {
  name: "purge",
  summary: "efface ce qui devait rester chez un partenaire, et garde son lot",
  positionals: ["DOSSIER"],
  options: {},
  help: `
DOSSIER est celui qu’a écrit « vigie run ». Son sous-dossier private/ est effacé : tableaux exacts et
rapport de qualité. bundle.zip reste. Ce qu’une exécution tuée ou refusée aurait laissé à côté, la liste
des valeurs inconnues par exemple, est effacé aussi.
Un dossier que Vigie n’a pas écrit n’est pas touché.

Les fichiers sont supprimés, leur contenu n’est pas récrit : aucune commande ne peut le garantir sur un
disque SSD, un partage réseau ou un dossier sauvegardé. Voyez avec votre service informatique.

Exemple : vigie purge sortie
`,
  async run({ positionals: [folder = ""] }, terminal) {
    const marker = await readFile(join(folder, ".vigie"), "utf8").catch(() => "");
    if (marker.trim() !== "run")
      throw new VigieErrors([problem("cli/not-a-run", {}, { path: said(folder) })]);
    const held = join(folder, "private");
    const isThere = await stat(held).then(
      () => true,
      () => false,
    );
    // Moved away first: a purge that is killed leaves no half of it, and the next command erases the neighbour.
    await withWorkFolder(folder, async (work) => {
      if (isThere) await writing(held, () => rename(held, join(work, "private")));
    });
    await eraseRefusal(refusalOf(folder));
    const { say } = terminal.speech;
    terminal.line(say(isThere ? "purge.erased" : "purge.nothing", { path: held }));
    terminal.line(say("purge.limits"));
    return { folder, erased: isThere };
  },
};
