import { lists } from "@vigie/places";
import { placesShape } from "../places-shape.ts";

/** The regional list of Provence-Alpes-Côte d'Azur, in CSV. */
export const placesPaca = placesShape({ shape: "places_paca", list: lists.paca, written: "rows" });
