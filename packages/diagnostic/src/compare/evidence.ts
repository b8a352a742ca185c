import type { Study } from "@vigie/study";
import type { Gathered } from "../gather.ts";

export interface Evidence {
  readonly study: Study;
  readonly gathered: ReadonlyMap<string, Gathered>;
}
