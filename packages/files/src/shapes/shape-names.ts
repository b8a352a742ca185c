/**
 * Names of the known shapes of files, as a mapping writes them. What each one is stands in `kinds/`, whose registry must
 * answer for all of them.
 */
export const shapeNames = [
  "places_france_services",
  "places_national",
  "places_data_inclusion_v0",
  "places_paca",
  "places_la_creuse",
  "places_plain",
  "activity_cra_v1",
  "activity_coop",
  "service_tests",
  "service_steps",
  "service_ratings",
  "service_quality",
] as const;
export type ShapeName = (typeof shapeNames)[number];
