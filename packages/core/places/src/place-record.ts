import type { PlaceKind } from "./place.ts";
import type { Practical } from "./practical.ts";
import type { Traits, Unrecognised } from "./traits.ts";

/** One place as a list writes it, in texts; null for what the list leaves out. */
export interface PlaceRecord extends Traits {
  /** Line of its file, from 1; rank in the list for a JSON file. */
  readonly line: number;
  /** Which of the lists read together: 0 for the first. */
  readonly list: number;
  readonly name: string | null;
  /** Number of the establishment: 14 digits. */
  readonly siret: string | null;
  readonly address: string | null;
  readonly postalCode: string | null;
  readonly communeName: string | null;
  readonly communeCode: string | null;
  readonly departement: string | null;
  readonly latitude: string | null;
  readonly longitude: string | null;
  /** Day from which it offers what the list is about. */
  readonly since: string | null;
  /** Day on which its entry was last checked. */
  readonly updated: string | null;
  readonly kinds: readonly PlaceKind[];
  readonly practical: Practical;
  /** Values of this line that the list is not known to have. */
  readonly unrecognised: readonly Unrecognised[];
  /** Each line of its list is a place of its own, however alike another one is. */
  readonly certified: boolean;
}
