import type { PlaceNote } from "@vigie/places";
import type { NoteKind } from "./conversion-notes.ts";

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
  above_header: { effect: "set_aside", message: "places.above_header" },
  beyond_header: { effect: "set_aside", message: "places.beyond_header" },
  not_a_record: { effect: "set_aside", message: "places.not_a_record" },
  without_name: { effect: "set_aside", message: "places.without_name" },
  schema_invalid: { effect: "noticed", message: "places.schema_invalid" },
  outside_study: { effect: "set_aside", message: "places.outside_study" },
  contradictory: {
    effect: "set_aside",
    message: "places.contradictory",
  },
  not_placed: { effect: "set_aside", message: "places.not_placed" },
  placed_former_code: {
    effect: "converted",
    message: "places.placed_former_code",
  },
  placed_restored_code: {
    effect: "converted",
    message: "places.placed_restored_code",
  },
  placed_postal_name: { effect: "converted", message: "places.placed_postal_name" },
  placed_restored_postal: {
    effect: "converted",
    message: "places.placed_restored_postal",
  },
  placed_cedex_name: {
    effect: "converted",
    message: "places.placed_cedex_name",
  },
  placed_point: { effect: "converted", message: "places.placed_point" },
  placed_nowhere: { effect: "noticed", message: "places.placed_nowhere" },
  placed_departement: { effect: "noticed", message: "places.placed_departement" },
  code_unknown: {
    effect: "noticed",
    message: "places.code_unknown",
  },
  postal_not_confirmed: {
    effect: "noticed",
    message: "places.postal_not_confirmed",
  },
  name_differs: { effect: "noticed", message: "places.name_differs" },
  name_completed: {
    effect: "converted",
    message: "places.name_completed",
  },
  letters_lost: { effect: "noticed", message: "places.letters_lost" },
  merged_since: {
    effect: "noticed",
    message: "places.merged_since",
  },
  coordinates_swapped: { effect: "converted", message: "places.coordinates_swapped" },
  coordinates_projected: {
    effect: "converted",
    message: "places.coordinates_projected",
  },
  coordinates_outside_france: { effect: "noticed", message: "places.coordinates_outside_france" },
  coordinates_unreadable: { effect: "noticed", message: "places.coordinates_unreadable" },
  date_future: { effect: "noticed", message: "places.date_future" },
  date_unreadable: { effect: "noticed", message: "places.date_unreadable" },
  value_unrecognised: {
    effect: "noticed",
    message: "places.value_unrecognised",
  },
  trait_unsaid: {
    effect: "noticed",
    message: "places.trait_unsaid",
  },
  kind_unsaid: {
    effect: "noticed",
    message: "places.kind_unsaid",
  },
  same_siret: { effect: "converted", message: "places.same_siret" },
  same_address: { effect: "converted", message: "places.same_address" },
  same_spot: { effect: "converted", message: "places.same_spot" },
  same_siret_between_lists: {
    effect: "converted",
    message: "places.same_siret_between_lists",
  },
  same_address_between_lists: {
    effect: "converted",
    message: "places.same_address_between_lists",
  },
  same_spot_between_lists: {
    effect: "converted",
    message: "places.same_spot_between_lists",
  },
  siret_shared: {
    effect: "noticed",
    message: "places.siret_shared",
  },
  address_shared_between_lists: {
    effect: "noticed",
    message: "places.address_shared_between_lists",
  },
  told_apart: { effect: "noticed", message: "places.told_apart" },
  crowded: {
    effect: "noticed",
    message: "places.crowded",
  },
} as const satisfies Readonly<Record<ListNote, NoteKind>>;
