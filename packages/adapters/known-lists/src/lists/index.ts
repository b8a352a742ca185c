import { dataInclusionV0 } from "./data-inclusion-v0.ts";
import { franceServices } from "./france-services.ts";
import { laCreuse } from "./la-creuse.ts";
import { national } from "./national.ts";
import { paca } from "./paca.ts";
import type { PlaceList } from "./place-list.ts";
import { plain } from "./plain.ts";

/** The lists of places that Vigie knows, one a file. */
export const lists = {
  national,
  franceServices,
  dataInclusionV0,
  paca,
  laCreuse,
  plain,
} satisfies Readonly<Record<string, PlaceList>>;
