import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";

/** Open data that others published, beside the project and never in it. */
const folder = join(import.meta.dirname, "../../../../../../shared/data");

export function realFile(path: string): { readonly path: string; readonly isThere: boolean } {
  const whole = join(folder, path);
  return { path: whole, isThere: existsSync(whole) };
}

/** Its rows, read by another reader than the engine's. */
export function realRows(
  path: string,
  encoding: "utf-8" | "windows-1252",
): readonly Record<string, string>[] {
  return parse(new TextDecoder(encoding).decode(readFileSync(path)), { columns: true });
}
