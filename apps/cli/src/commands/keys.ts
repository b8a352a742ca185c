import { open, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { makeKey } from "@vigie/bundle";
import type { Command } from "../arguments/command.ts";
import { today } from "../arguments/period.ts";
import { makeFolder, systemCode, writing } from "../disk/write-whole.ts";
import { cliInputError } from "../problems.ts";

export const keysCommand: Command = {
  name: "keys",
  options: {
    out: { type: "string", required: true },
  },
  async run({ value }, terminal) {
    const out = value("out") ?? "";
    const { id, public: publicKey, privateText } = await makeKey();
    await writing(out, () => writeNew(out, privateText));
    const from = today();
    terminal.print("keys.written", { out });
    if (process.platform === "win32") terminal.warning("keys.folderRights");
    terminal.section("keys.send");
    terminal.line();
    terminal.line("    keys:");
    terminal.line(`      - id: ${id}`);
    terminal.line(`        public: "${publicKey}"`);
    terminal.line(`        from: ${from}`);
    terminal.section("keys.confirm");
    return { out, id, public: publicKey, from };
  },
};

/** Whole or not at all; readable by its owner alone, where the system knows owners (not under Windows). */
async function writeNew(path: string, text: string): Promise<void> {
  makeFolder(dirname(path));
  const file = await open(path, "wx", 0o600).catch((error: unknown) => {
    if (systemCode(error) === "EEXIST") throw cliInputError("cli/key-file-exists", {}, { path });
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
