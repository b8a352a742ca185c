import type { FileRows } from "../reference/read-files.ts";
import { referenceEngine } from "../reference/reference-engine.ts";
import type { Outcome } from "../src/engine.ts";
import type { Plan } from "../src/plan.ts";

/** An engine as cases need it: given rows, whatever it makes of them. */
export interface Runner {
  readonly name: string;
  /** A folder of its own for the files of one case. */
  folder(): string;
  run(plan: Plan, files: ReadonlyMap<string, FileRows>): Promise<Outcome>;
}

const nothing = () => undefined;

const reference: Runner = {
  name: "reference",
  folder: () => "memory",
  run: (plan, files) => referenceEngine(files).run(plan, nothing),
};

export const engines: readonly Runner[] = [reference];
