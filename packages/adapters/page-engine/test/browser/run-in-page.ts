import { readFileSync } from "node:fs";
import type { Outcome } from "../../../../core/engine/src/engine.ts";
import type { Plan } from "../../../../core/engine/src/plan.ts";
import type { EnginePage } from "./engine-page.ts";

/** Runs plans in a page, on files of this machine: their bytes are given to it. */
export function runInPage(page: EnginePage): { run(plan: Plan): Promise<Outcome>; close(): Promise<void> } {
  return {
    run: (plan) => {
      const paths = [plan.units?.file.path, plan.contacts?.file.path].filter((path) => path !== undefined);
      return page.run(plan, new Map(paths.map((path) => [path, readFileSync(path)])));
    },
    close: page.close,
  };
}
