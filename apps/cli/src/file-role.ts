import { isSameFile, mappedFiles, type Role } from "@vigie/mapping";
import type { Source } from "@vigie/study";
import { inputError } from "./problems.ts";

/** What a file is to be for a source: as the person says, or as the mapping says already; null where it is to be guessed. */
export function roleOf(
  path: string,
  { existing, source, chosen }: SourceMapping & { readonly chosen: Role | null },
): Role | null {
  if (chosen !== null) return chosen;
  const mapped = existing === null ? null : mappedFiles(existing, source);
  if (mapped === null) return null;
  return (["units", "contacts"] as const).find((role) => isSameFile(mapped[role], path)) ?? null;
}

interface SourceMapping {
  /** Text of the mapping; null where there is none yet. */
  readonly existing: string | null;
  readonly source: Source;
}

/** @throws {VigieErrors} where a guess would take the place of another file, which a person chose before */
export function refuseGuessedReplacement(
  { path, role, out }: { readonly path: string; readonly role: Role; readonly out: string },
  { existing, source }: SourceMapping,
): void {
  const there = existing === null ? null : mappedFiles(existing, source)[role];
  if (there === null || isSameFile(there, path)) return;
  throw inputError("cli/role-taken", { file: out }, { path, there, role, source: source.id });
}
