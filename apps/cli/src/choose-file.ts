import { join } from "node:path";
import { jsonOf } from "@vigie/bundle";
import type { ProtectionChoices } from "@vigie/station";
import { exists } from "./exists.ts";
import { inputError } from "./problems.ts";
import { readGiven } from "./study-folder.ts";

/**
 * What other budgets would do, as the run into this folder left it.
 * @throws {VigieErrors} where there is no such file, or it is not what a run wrote
 */
export async function readChoices(folder: string): Promise<ProtectionChoices> {
  const path = join(folder, "private", "choose.json");
  const text = (await exists(path)) ? new TextDecoder().decode(await readGiven(path)) : "";
  const choices = jsonOf(text);
  if (!isChoices(choices)) throw inputError("cli/no-choices", {}, { path });
  return choices;
}

/** A run writes the rest with these, or nothing. */
function isChoices(value: unknown): value is ProtectionChoices {
  return (
    typeof value === "object" &&
    value !== null &&
    "policy" in value &&
    "cells" in value &&
    "choices" in value &&
    Array.isArray(value.choices)
  );
}
