import { z } from "zod";
import { code, textFile } from "../shapes/shared-shapes.ts";

/** `tiles.yaml`: the ground of the maps. */

const position = z.int().min(1).max(100);

const tile = z
  .strictObject({
    name: textFile.describe("Nom du territoire."),
    short: z
      .string()
      .min(1)
      .max(4)
      .describe("Deux à quatre lettres, écrites sur son carré quand il n’y a pas de contours."),
    column: position.describe("Colonne du carré, à partir de la gauche : 1, 2, 3…"),
    row: position.describe("Ligne du carré, à partir du haut : 1, 2, 3…"),
    within: code
      .optional()
      .describe("Code du territoire plus grand dont il fait partie (un EPT) ; sa limite est dessinée."),
    also: z
      .array(code)
      .min(1)
      .optional()
      .describe("Codes des contours qui lui reviennent en plus du sien : des communes qu’il a absorbées."),
  })
  .describe("Un territoire, et la place de son carré.");

export const tilesFile = z.strictObject({
  approximate: z
    .boolean()
    .optional()
    .describe(
      "true : les carrés ont été rangés par un calcul, et personne ne les a relus. « vigie check » le rappelle.",
    ),
  boundaries: z
    .strictObject({
      file: z
        .string()
        .regex(/^[^/\\]+\.geojson$/, "geojson-name")
        .describe("Fichier GeoJSON du dossier de l’étude, longitudes et latitudes en degrés."),
      code: z
        .string()
        .min(1)
        .describe("Propriété du GeoJSON qui porte le code du territoire, par exemple code."),
      source: textFile.describe("À qui l’on doit ces contours, écrit sous chaque carte."),
    })
    .optional()
    .describe("Contours à dessiner à la place des carrés."),
  centres: z
    .strictObject({
      source: textFile.describe("À qui l’on doit ces points, écrit sous chaque figure qui s’en sert."),
      points: z
        .record(
          code,
          z.strictObject({
            longitude: z.number().min(-180).max(180).describe("En degrés, vers l’est."),
            latitude: z.number().min(-90).max(90).describe("En degrés, vers le nord."),
          }),
        )
        .describe("Le centre de chaque territoire, par code."),
    })
    .optional()
    .describe("Centres d’où se mesurent les distances, pour une étude sans contours."),
  tiles: z
    .record(code, tile)
    .describe("Les territoires, par code : ceux des tableaux qu’une carte doit montrer."),
});

export type TilesFile = z.infer<typeof tilesFile>;
