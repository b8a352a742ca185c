import { open, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { makeKey } from "@vigie/bundle";
import { textValue, VigieErrors } from "@vigie/words";
import { today } from "../clock.ts";
import type { Command } from "../command.ts";
import { systemCode, writing } from "../file-errors.ts";
import { makeFolder } from "../make-folder.ts";
import { problem } from "../problems.ts";

export const keysCommand: Command = {
  name: "keys",
  summary: "fait, chez un partenaire, la clé qui signera ses lots",
  positionals: [],
  options: {
    out: {
      type: "string",
      value: "FICHIER",
      required: true,
      help: "où écrire la clé privée ; jamais par-dessus un fichier",
    },
  },
  help: `
Écrit la clé privée dans FICHIER, que votre compte seul peut lire (sauf sous Windows), et affiche les lignes à transmettre à
l’observatoire : la clé publique, à placer sous votre nom dans study.yaml. La clé privée reste chez
vous ; qui la possède peut signer à votre place. Ensuite : vigie run … --key FICHIER

Pour en changer, faites une autre clé et transmettez ses lignes : elles s’ajoutent aux précédentes. Une clé ajoutée ou
retirée ne fait pas une autre version de l’étude : personne n’a rien à exécuter de nouveau.

Exemple : vigie keys --out cle-caf.json
`,
  async run({ value }, terminal) {
    const out = value("out") ?? "";
    const { id, public: publicKey, privateText } = await makeKey();
    await writing(out, () => writeNew(out, privateText));
    const from = today();
    const { message } = terminal.messages;
    terminal.line(message("keys.written", { out }));
    if (process.platform === "win32") terminal.warn(message("keys.folderRights"));
    terminal.line();
    terminal.line(message("keys.send"));
    terminal.line();
    terminal.line("    keys:");
    terminal.line(`      - id: ${id}`);
    terminal.line(`        public: "${publicKey}"`);
    terminal.line(`        from: ${from}`);
    terminal.line();
    terminal.line(message("keys.confirm"));
    return { out, id, public: publicKey, from };
  },
};

/** Whole or not at all; readable by its owner alone, where the system knows owners (not under Windows). */
async function writeNew(path: string, text: string): Promise<void> {
  makeFolder(dirname(path));
  const file = await open(path, "wx", 0o600).catch((error: unknown) => {
    if (systemCode(error) === "EEXIST")
      throw new VigieErrors([problem("cli/key-file-exists", {}, { path: textValue(path) })]);
    throw error;
  });
  try {
    await file.writeFile(text);
    await file.sync();
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  } finally {
    await file.close();
  }
}
