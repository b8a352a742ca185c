import type { ShapeName } from "@vigie/engine";
import type { Shape } from "../shape.ts";
import { activityCoop } from "./activity-coop.ts";
import { activityCraV1 } from "./activity-cra-v1.ts";
import { placesFranceServices } from "./places-france-services.ts";

/** The known shapes, one a file; their names are the engine's, which a mapping may write. */
export const shapes: Readonly<Record<ShapeName, Shape>> = {
  activity_coop: activityCoop,
  activity_cra_v1: activityCraV1,
  places_france_services: placesFranceServices,
};
