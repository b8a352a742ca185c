import type { Practical } from "./practical.ts";
import type { GeographicPoint } from "./territory/boundaries.ts";
import type { Location } from "./territory/locate.ts";
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
  readonly point: GeographicPoint | null;
  readonly since: string | null;
  readonly updated: string | null;
  readonly kinds: ReadonlySet<PlaceKind>;
  readonly practical: Practical;
  /** Its list vouches that it is distinct from every other of the same list. */
  readonly certified: boolean;
}

/** What help a place is known for; a place may be several. */
export const placeKinds = [
  "france_services",
  "conseiller_numerique",
  "aidants_connect",
  "point_numerique_caf",
  "cpam_partner",
] as const;
export type PlaceKind = (typeof placeKinds)[number];
