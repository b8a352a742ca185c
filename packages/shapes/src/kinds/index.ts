import type { ShapeName } from "@vigie/engine";
import type { Shape } from "../shape.ts";
import { placesFranceServices } from "./places-france-services.ts";

/** The known shapes, one a file; their names are the engine's, which a mapping may write. */
export const shapes: Readonly<Record<ShapeName, Shape>> = {
  places_france_services: placesFranceServices,
};
