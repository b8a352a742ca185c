import type { SigningKey } from "@vigie/study";
import type { BilingualProblems } from "../bilingual-problems.ts";
import { childProcess } from "../child-process.ts";

/** Input of the process that assembles, written as a file in the folder of the bundles. */
export interface AssemblyInput extends EditionFiles {
  readonly earlier: EditionFiles | null;
  /** Where the hub serves this edition, ended by a slash: its pages, its feed and its catalogue name no other place. */
  readonly address: string;
  /** Addresses of the hub that its pages lead to. */
  readonly shelf: { readonly all: string; readonly latest: string; readonly before: string | null };
  /** Folder of the site, made by the process. */
  readonly out: string;
  /** Folder where it makes, by partner, the pages of this partner's bundle alone. */
  readonly previews: string;
}

/** A study with the bundles of one campaign. */
export interface EditionFiles {
  readonly study: string;
  readonly bundles: readonly BundleFile[];
  /** The keys registered for each partner, which the study need not know. */
  readonly keys: Readonly<Record<string, readonly SigningKey[]>>;
}

/** A bundle, and how messages name it. */
export interface BundleFile {
  readonly path: string;
  readonly name: string;
}

/** Three times what assembling the reference study takes. */
const limits = { memory: 1_024, seconds: 300 };

/**
 * Assembles a site in a child process.
 * @param file `AssemblyInput`, as JSON
 * @returns what is wrong with the study or the bundles; null where the site is made
 * @throws {ProcessStopped} what `childProcess` does
 */
export async function assemblyInProcess(file: string): Promise<BilingualProblems | null> {
  const written = await childProcess(new URL("./assemble-process.ts", import.meta.url), [file], limits);
  // What our own process wrote: an object of this shape.
  const { problems }: { readonly problems: BilingualProblems | null } = JSON.parse(written);
  return problems;
}
