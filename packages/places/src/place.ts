import type { Location, Point } from "@vigie/territory";
import type { PlaceKind } from "./place-kind.ts";
import type { Practical } from "./practical.ts";
import type { Traits } from "./traits.ts";

/** A place once located, merged from all its lines. */
export interface Place extends Traits {
  /** Number of its first line. */
  readonly line: number;
  readonly list: number;
  readonly name: string;
  readonly siret: string | null;
  readonly address: string | null;
  readonly postalCode: string | null;
  /** Code that the study knows: of an earlier year where its list of communes is. */
  readonly commune: string | null;
  readonly departement: string | null;
  readonly by: Exclude<Location["by"], "contradiction">;
  readonly point: Point | null;
  readonly since: string | null;
  readonly updated: string | null;
  readonly kinds: ReadonlySet<PlaceKind>;
  readonly practical: Practical;
  /** Its list vouches that it is distinct from every other of the same list. */
  readonly certified: boolean;
}
