import type { SigningKey } from "@vigie/study";
import { childProcess } from "../child-process.ts";
import type { DescribedIn } from "../described-in.ts";

/** What the process that assembles is given, as a file beside the bundles. */
export interface AssemblyAsked extends AskedEdition {
  readonly earlier: AskedEdition | null;
  /** Folder of the site, made by the process. */
  readonly out: string;
  /** Folder where it makes, by partner, the pages of this partner's bundle alone. */
  readonly previews: string;
}

/** A study with the bundles of one campaign. */
export interface AskedEdition {
  readonly study: string;
  readonly bundles: readonly AskedBundle[];
  /** The keys registered for each partner, which the study need not know. */
  readonly keys: Readonly<Record<string, readonly SigningKey[]>>;
}

/** A kept bundle, and how messages name it. */
export interface AskedBundle {
  readonly path: string;
  readonly name: string;
}

/** What assembling the reference study takes is a third of it. */
const limits = { memory: 1_024, seconds: 300 };

/**
 * Assembles in a process apart.
 * @param file `AssemblyAsked`, as JSON
 * @returns what is wrong with the study or the bundles; null where the site is made
 * @throws {ProcessStopped} what `childProcess` does
 */
export async function assembleApart(file: string): Promise<DescribedIn | null> {
  const written = await childProcess(new URL("./assemble-process.ts", import.meta.url), [file], limits);
  // What our own process wrote: an object of this shape.
  const { problems }: { readonly problems: DescribedIn | null } = JSON.parse(written);
  return problems;
}
