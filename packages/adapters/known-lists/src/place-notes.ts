import type { NoteEffect } from "@vigie/files";
import type { PlaceNote } from "@vigie/places";

export type ListNote =
  | PlaceNote
  | "above_header"
  | "beyond_header"
  | "schema_invalid"
  | "not_a_record"
  | "trait_unsaid"
  | "kind_unsaid";

/** What the conversion of a list of places can have to say, in the order of its steps. */
export const placeNotes = {
  above_header: "set_aside",
  beyond_header: "set_aside",
  not_a_record: "set_aside",
  without_name: "set_aside",
  schema_invalid: "noticed",
  outside_study: "set_aside",
  contradictory: "set_aside",
  not_placed: "set_aside",
  placed_former_code: "converted",
  placed_restored_code: "converted",
  placed_postal_name: "converted",
  placed_restored_postal: "converted",
  placed_cedex_name: "converted",
  placed_point: "converted",
  placed_departement_name: "converted",
  placed_nowhere: "noticed",
  placed_departement: "noticed",
  code_unknown: "noticed",
  postal_not_confirmed: "noticed",
  name_differs: "noticed",
  name_completed: "converted",
  letters_lost: "noticed",
  merged_since: "noticed",
  coordinates_swapped: "converted",
  coordinates_projected: "converted",
  coordinates_outside_france: "noticed",
  coordinates_unreadable: "noticed",
  date_future: "noticed",
  date_unreadable: "noticed",
  value_unrecognised: "noticed",
  trait_unsaid: "noticed",
  kind_unsaid: "noticed",
  same_siret: "converted",
  same_address: "converted",
  same_spot: "converted",
  same_siret_between_lists: "converted",
  same_address_between_lists: "converted",
  same_spot_between_lists: "converted",
  siret_shared: "noticed",
  address_shared_between_lists: "noticed",
  told_apart: "noticed",
  crowded: "noticed",
} as const satisfies Readonly<Record<ListNote, NoteEffect>>;
