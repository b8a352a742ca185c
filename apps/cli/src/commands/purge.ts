import { rename } from "node:fs/promises";
import { join } from "node:path";
import { said, VigieErrors } from "@vigie/study";
import type { Command } from "../command.ts";
import { exists } from "../exists.ts";
import { problem, writing } from "../file-errors.ts";
import { eraseLeftovers, type Leftovers, withWorkFolder } from "../staging.ts";
import { eraseRefusal, refusalOf } from "../unknown-values.ts";
import { kindOf } from "../written-folder.ts";

export const purgeCommand: Command = {
  name: "purge",
  summary: "efface ce qui devait rester chez un partenaire, et garde son lot",
  positionals: ["DOSSIER"],
  options: {},
  help: `
DOSSIER est celui qu’a écrit « vigie run ». Son sous-dossier private/ est effacé : tableaux exacts, rapport de
qualité, rapport de ce qui est masqué. bundle.zip reste : l’exécution suivante en a besoin. Ce qu’une exécution
tuée ou refusée aurait laissé à côté de DOSSIER, la liste des valeurs inconnues par exemple, est effacé aussi.
Un dossier que Vigie n’a pas écrit n’est pas touché.

Quand : une fois le diagnostic publié, au bout de six mois au plus. Rien n’est demandé avant d’effacer, et rien ne
revient : pour retrouver private/, il faut exécuter de nouveau sur la même extraction.

Les fichiers sont supprimés sans passer par la corbeille. Leur contenu n’est pas récrit : aucune commande ne peut
le garantir sur un disque SSD, un partage réseau ou un dossier sauvegardé. Voyez avec votre service informatique.
L’extraction elle-même, les copies et les sauvegardes sont à effacer par vous.

Exemple : vigie purge sortie
`,
  async run({ positionals: [folder = ""] }, terminal) {
    // Beside a folder of somebody else's, what bears such a name may be theirs too.
    const isForeign = (await exists(folder)) && !(await isRunFolder(folder));
    const { erased: killed, living } = isForeign ? nothingLeft : await eraseLeftovers(folder);
    const beside = { killed, refused: await eraseRefusal(refusalOf(folder)) };
    // A folder moved away and never replaced has been put back.
    const isRun = await isRunFolder(folder);
    const { say } = terminal.speech;
    for (const path of living) terminal.warn(say("purge.living", { path }));
    if (!isRun && !beside.killed && !beside.refused && living.length === 0)
      throw new VigieErrors([problem("cli/not-a-run", {}, { path: said(folder) })]);
    const held = join(folder, "private");
    const isThere = isRun && (await exists(held));
    // Moved away first: a purge that is killed leaves no half of it, and the next command erases the neighbour.
    if (isThere)
      await withWorkFolder(folder, (work) => writing(held, () => rename(held, join(work, "private"))));
    if (isRun) terminal.line(say(isThere ? "purge.erased" : "purge.nothing", { path: held }));
    if (beside.refused) terminal.line(say("purge.refused", { path: refusalOf(folder) }));
    if (beside.killed) terminal.line(say("purge.killed", { path: folder }));
    const bundle = join(folder, "bundle.zip");
    if (isRun && (await exists(bundle))) terminal.line(say("purge.kept", { path: bundle }));
    terminal.line();
    if (isThere || beside.refused || beside.killed) terminal.line(say("purge.limits"));
    terminal.line(say("purge.left"));
    return { folder, erased: isThere || beside.refused || beside.killed, living };
  },
};

const nothingLeft: Leftovers = { erased: false, living: [] };

async function isRunFolder(folder: string): Promise<boolean> {
  return (await kindOf(folder)) === "run";
}
