import { copyFile, readFile, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { describedCommand } from "../src/arguments/described-command.ts";
import { commands } from "../src/commands/index.ts";
import { vigie, workbench, writeExample } from "./vigie.ts";

const study = { fr: "mon-etude", en: "my-study" } as const;
const output = { fr: "sortie", en: "output" } as const;

/** Commands of the example that the help of one command gives, without the word `vigie`. */
async function exampleOf(name: keyof typeof commands, language: "fr" | "en") {
  const { help } = describedCommand(await commands[name](), language);
  const [, example = ""] = /^Ex[ae]mple ?: (vigie .*)$/m.exec(help.join("\n")) ?? [];
  // What a shell writes to a file is printed here.
  return example.split(" && ").map((one) => one.replace(/ > .*/, "").split(" ").slice(1));
}

/** In the order in which a person would type them; the demonstration has its own tests. */
const order = [
  "keys",
  "new",
  "check",
  "remove",
  "rename",
  "period",
  "renew",
  "kit",
  "form",
  "map",
  "run",
  "plan",
  "inspect",
  "verify",
  "assemble",
  "completion",
] as const;

// The same commands with other names of files: in English, in long runs.
describe.each(process.env.VIGIE_LONG ? (["fr", "en"] as const) : (["fr"] as const))(
  "examples of the help, in %s",
  (language) => {
    let folder: string;
    let clear: () => Promise<void>;
    beforeAll(async () => {
      ({ folder, clear } = await workbench());
      await writeExample(folder);
      await copyFile(join(folder, "foyers.csv"), join(folder, "households.csv"));
      const mapping = await readFile(join(folder, "caf.yaml"), "utf8");
      if (language === "en")
        await writeFile(join(folder, "caf.yaml"), mapping.replace("foyers.csv", "households.csv"));
      await symlink(join(import.meta.dirname, "..", "..", "..", "studies"), join(folder, "studies"));
    });
    afterAll(() => clear());

    const ended = async (words: readonly string[]) => {
      const { code, error } = await vigie([...words, "--lang", language], folder);
      return { code, error };
    };

    test.each(order)("%s", async (name) => {
      for (const words of await exampleOf(name, language)) {
        // The proposal of `map` waits for a person; this one is as that person left it.
        const corrected = words.map((word) =>
          (name === "run" || name === "plan") && word === "caf.yaml" ? "caf-relu.yaml" : word,
        );
        expect(await ended(corrected), words.join(" ")).toEqual({ code: 0, error: "" });
      }
      if (name === "new") await copyFile(join(folder, "caf.yaml"), join(folder, "caf-relu.yaml"));
      if (name === "run")
        for (const file of ["caf.zip", "caf-2025.zip", "caf-2026.zip"])
          await copyFile(join(folder, output[language], "bundle.zip"), join(folder, file));
    });

    test.each(["audit", "purge"] as const)("%s", async (name) => {
      for (const words of await exampleOf(name, language))
        expect(await ended(words), words.join(" ")).toEqual({ code: 0, error: "" });
    });

    test("all commands have one", async () => {
      // A deposit takes a service, writing a demonstration, and comparing a group: their own tests have one.
      expect([...order, "audit", "purge", "demo", "deposit", "write", "compare"].toSorted()).toEqual(
        Object.keys(commands).toSorted(),
      );
      expect((await exampleOf("demo", language))[0]).toContain("--no-serve");
      expect((await exampleOf("new", language))[1]).toEqual(["check", study[language]]);
    });
  },
);
