import type { Shape, ShapeName } from "../shape.ts";
import { activityCoop } from "./activity-coop.ts";
import { activityCraV1 } from "./activity-cra-v1.ts";
import { places } from "./places.ts";
import { serviceQuality } from "./service-quality.ts";
import { serviceRatings } from "./service-ratings.ts";
import { serviceSteps } from "./service-steps.ts";
import { serviceTests } from "./service-tests.ts";

/** The known shapes, by the names that a mapping may write. */
export const shapes: Readonly<Record<ShapeName, Shape>> = {
  activity_coop: activityCoop,
  activity_cra_v1: activityCraV1,
  ...places,
  service_quality: serviceQuality,
  service_ratings: serviceRatings,
  service_steps: serviceSteps,
  service_tests: serviceTests,
};
