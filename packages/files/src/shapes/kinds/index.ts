import type { Shape } from "../shape.ts";
import type { ShapeName } from "../shape-names.ts";
import { activityCoop } from "./activity-coop.ts";
import { activityCraV1 } from "./activity-cra-v1.ts";
import { placesDataInclusionV0 } from "./places-data-inclusion-v0.ts";
import { placesFranceServices } from "./places-france-services.ts";
import { placesLaCreuse } from "./places-la-creuse.ts";
import { placesNational } from "./places-national.ts";
import { placesPaca } from "./places-paca.ts";
import { placesPlain } from "./places-plain.ts";
import { serviceQuality } from "./service-quality.ts";
import { serviceRatings } from "./service-ratings.ts";
import { serviceSteps } from "./service-steps.ts";
import { serviceTests } from "./service-tests.ts";

/** The known shapes, one a file; their names are the engine's, which a mapping may write. */
export const shapes: Readonly<Record<ShapeName, Shape>> = {
  activity_coop: activityCoop,
  activity_cra_v1: activityCraV1,
  places_data_inclusion_v0: placesDataInclusionV0,
  places_france_services: placesFranceServices,
  places_la_creuse: placesLaCreuse,
  places_national: placesNational,
  places_paca: placesPaca,
  places_plain: placesPlain,
  service_quality: serviceQuality,
  service_ratings: serviceRatings,
  service_steps: serviceSteps,
  service_tests: serviceTests,
};
