/** What leaves about persons, and with which guarantee. Methods, section 7. */
import type { Text } from "./text.ts";
export interface Disclosure {
  /** Privacy budget of each source in one bundle (zero-concentrated differential privacy). */
  readonly rho: number;
  /** A count under it is hidden; this is the administration's rule, not the protection. */
  readonly min: number;
  /** Sizes already published, by source then universe: typed by hand, never read from the data. */
  readonly public: ReadonlyMap<string, ReadonlyMap<string, PublicSize>>;
}

export interface PublicSize {
  readonly size: number;
  /** Where it was published. */
  readonly publication: Text;
}

/** Health data and tax data on persons use 11. */
export const defaultDisclosure: Disclosure = { rho: 1, min: 11, public: new Map() };
