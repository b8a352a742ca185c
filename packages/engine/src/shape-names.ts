/**
 * Names of the known shapes of files, as a mapping writes them. What each one is stands in the room `shapes`,
 * whose registry must answer for all of them.
 */
export const shapeNames = ["places_france_services", "activity_cra_v1", "activity_coop"] as const;
export type ShapeName = (typeof shapeNames)[number];
