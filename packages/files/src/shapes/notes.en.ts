import type { ListNote } from "./place-notes.ts";
import type { TestNote } from "./service-test/notes.ts";
import type { ShapeName } from "./shape-names.ts";

const places: Readonly<Record<ListNote, string>> = {
  above_header: "above the header",
  beyond_header: "with a value to the right of the last column",
  not_a_record: "unreadable record: it is no object",
  without_name: "without a name",
  schema_invalid: "does not follow all the rules of the national schema",
  contradictory: "postal code, commune and département that contradict each other: correct the list",
  outside_study: "outside of the territories of the study",
  not_placed: "without a code, a postal code, a name or a département that would place it",
  placed_former_code: "placed by the code of a former commune or of an arrondissement",
  placed_restored_code: "placed by a commune code that had lost its zero, confirmed by the name",
  placed_postal_name: "without a code: placed by the postal code and the name together",
  placed_restored_postal:
    "without a code: placed by a postal code that had lost its zero, confirmed by the name",
  placed_cedex_name: "CEDEX address: placed by the name, the only one in the département",
  placed_point: "placed by its coordinates, within the given boundaries",
  placed_nowhere: "with nothing that places it: kept without a territory",
  placed_departement: "unknown commune: the département alone is known",
  code_unknown: "commune code that does not exist and never did, or that the name does not confirm",
  postal_not_confirmed: "postal code of four digits that the name does not confirm: not used",
  name_differs: "another commune name than that of the code: the code prevails",
  name_completed: "commune name without its complement (“Saint-Ouen” for Saint-Ouen-sur-Seine)",
  letters_lost: "commune name some letters of which were lost before us",
  merged_since: "in a commune merged since the study, without knowing in which part",
  coordinates_swapped: "latitude and longitude swapped: put back in order",
  coordinates_projected: "coordinates in metres (Lambert 93 or one of its zones): converted to degrees",
  coordinates_outside_france: "coordinates outside of France: not used",
  coordinates_unreadable: "unreadable coordinates: not used",
  date_future: "date after the day of the run: not used",
  date_unreadable: "unreadable date: not used",
  value_unrecognised: "value that Vigie does not know in this list: what it says of the place stays unknown",
  trait_unsaid: "the list does not say whether the place is fixed or travelling, or a branch: unknown",
  kind_unsaid:
    "the list does not say whether the place gives a help that the study counts: unknown, not “no”",
  same_siret: "same place: same Siret, close names, at the same spot",
  same_address: "same place: same address and close names",
  same_spot: "same place: less than 100 m away and names almost equal",
  same_siret_between_lists: "same place in two lists: same Siret, close names, at the same spot",
  same_address_between_lists: "same place in two lists: same address and close names",
  same_spot_between_lists: "same place in two lists: less than 100 m away and names almost equal",
  siret_shared:
    "same Siret as another place, under another name or elsewhere: both are kept; if they are one, give them the same name",
  address_shared_between_lists:
    "same address or same point in two lists, but names differ or a commune is unknown: both are kept, to be checked; if they are one, give them the same name and the same commune",
  told_apart: "like another place that its own list tells apart: kept",
  crowded: "too many places at the same spot for all to be compared: kept",
};

const tests: Readonly<Record<TestNote, string>> = {
  above_header: "rows above the header",
  left_empty: "rows of the model left empty: the step was not tried",
  after_run: "tests dated after the day of the run",
  repeated:
    "tests of a service done again by the same person on the same device: the agreement between people leaves them out",
  steps_absent: "tests where a step has no row: it counts as not reached",
  noted_unreached: "tests where an obstacle is noted at a step that was not reached: the note is kept",
  untimed: "completed tests one step of which is not timed: they have no duration",
};

const activityCoop = {
  above_header: "rows above the header",
  beyond_header: "rows with a value to the right of the last column",
  after_run: "activities dated after the day of the run",
  numbered:
    "activities without an identifier: their line number stands for it, and a repeated one would not be seen",
  workshop_attributes:
    "workshops whose gender, age and status are not taken: they may have been drawn at random",
  participants_of_individual: "individual accompaniments that declare another number of participants than 1",
};

const activityCraV1 = {
  above_header: "rows above the header",
  unnamed_values: "rows where a column without a name holds a value: nobody knows what it says",
  after_run: "reports dated after the day of the run",
  unnamed_columns: "rows longer than the header, whose columns without a name are empty",
  several: "reports of several people: neither age nor status is attributed",
  duration_band:
    "durations given as a band: the middle that the tool writes there is not taken for a duration",
  ages_do_not_add_up: "rows whose numbers by age do not add up to the number of participants",
  statuses_do_not_add_up: "rows whose numbers by status do not add up to the number of participants",
  follow_ups_exceed: "rows where more follow-ups are given than there are participants",
};

/** What the conversion of each shape can have to say, in English, by code: its French is beside the shape. */
export const englishNotes: Readonly<Record<ShapeName, Readonly<Record<string, string>>>> = {
  activity_coop: activityCoop,
  activity_cra_v1: activityCraV1,
  places_data_inclusion_v0: places,
  places_france_services: places,
  places_la_creuse: places,
  places_national: places,
  places_paca: places,
  places_plain: places,
  service_quality: { above_header: "rows above the header", unanswered: "topics left without an answer" },
  service_ratings: tests,
  service_steps: tests,
  service_tests: tests,
};
