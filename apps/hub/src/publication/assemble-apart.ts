import { spawn } from "node:child_process";
import { join } from "node:path";
import type { SigningKey } from "@vigie/study";
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
const memoryMegabytes = 1_024;
const longest = 5 * 60_000;
const faultMax = 20_000;

/** `code`: how the process ended, the name of its error and where in our sources; never the error's message. */
export class AssemblyStopped extends Error {
  readonly code: string;

  constructor(exit: number | null, written: string) {
    super("the process that assembles stopped");
    this.name = "AssemblyStopped";
    const [, name = ""] = /^(\w*Error)\b/m.exec(written) ?? [];
    const [, place = ""] = /\/((?:packages|apps)\/[\w./-]+:\d+)/.exec(written) ?? [];
    this.code = [exit ?? "signal", name, place].filter((part) => part !== "").join(" ");
  }
}

/**
 * Assembles in a process with a memory of its own: readers are answered while it works.
 * @param file `AssemblyAsked`, as JSON
 * @returns what is wrong with the study or the bundles; null where the site is made
 * @throws {AssemblyStopped} out of memory or of time, or by a fault of ours
 */
export async function assembleApart(file: string): Promise<DescribedIn | null> {
  const child = spawn(
    process.execPath,
    [`--max-old-space-size=${memoryMegabytes}`, join(import.meta.dirname, "assemble-process.ts"), file],
    {
      stdio: ["ignore", "pipe", "pipe"],
      timeout: longest,
      env: { NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE },
    },
  );
  const chunks: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
  // Read whole, so that it never waits; kept in part.
  let fault = "";
  child.stderr.on("data", (chunk: Buffer) => {
    fault = (fault + chunk.toString("utf8")).slice(-faultMax);
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  if (code !== 0 || chunks.length === 0) throw new AssemblyStopped(code, fault);
  // What our own process wrote: an object of this shape.
  const { problems }: { readonly problems: DescribedIn | null } = JSON.parse(
    Buffer.concat(chunks).toString("utf8"),
  );
  return problems;
}
