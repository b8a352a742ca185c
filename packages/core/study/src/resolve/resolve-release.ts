import { z } from "zod";
import { frequencies, type Release } from "../model/study.ts";
import { textOf } from "../model/text.ts";
import { address, textFile } from "../shapes/shared-shapes.ts";

export function resolveRelease({
  publisher,
  url,
  contact,
  territory,
  frequency,
  editions,
  logo,
  keywords,
}: ReleaseFile): Release {
  return {
    publisher: { name: textOf(publisher.name), url: publisher.url ?? null },
    url: url.endsWith("/") ? url : `${url}/`,
    contact: contact === undefined ? null : { name: textOf(contact.name), email: contact.email },
    territory: { ...territory, label: textOf(territory.label) },
    frequency,
    ...(editions === undefined ? {} : { editions }),
    logo: logo ?? null,
    keywords,
  };
}

/** `release.yaml`: who publishes the diagnostic, where and how often, for catalogues of open data. */
export const releaseFile = z.strictObject({
  publisher: z
    .strictObject({
      name: textFile.describe("Nom de l’organisme qui publie."),
      url: address.optional().describe("Son adresse sur le web, en https."),
    })
    .describe("L’organisme qui publie le diagnostic et ses données."),
  url: address.describe("Adresse où le site sera mis en ligne, en https."),
  contact: z
    .strictObject({
      name: textFile.describe("Service ou personne à qui écrire."),
      email: z
        .string()
        .regex(/^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/, "mail-address")
        .describe("Adresse électronique."),
    })
    .optional()
    .describe("À qui poser une question sur les données."),
  territory: z
    .strictObject({
      label: textFile.describe("Nom du territoire."),
      level: z.enum(["commune", "departement", "region"]).describe("Niveau géographique."),
      code: z
        .string()
        .regex(/^[0-9][0-9AB][0-9]{0,3}$/, "territory-code")
        .describe('Code Insee, entre guillemets, par exemple "93".'),
    })
    .describe("Le territoire que décrivent les données."),
  frequency: z.enum(frequencies).describe("Rythme des éditions."),
  editions: z
    .int()
    .min(5)
    .max(999)
    .optional()
    .describe("Nombre d’éditions prévues en tout, entre lesquelles se partage le risque de fausse alerte."),
  logo: z
    .string()
    .regex(/^[\w-][\w.-]*\.(?:svg|png)$/, "logo-file")
    .optional()
    .describe("Fichier du logo, SVG ou PNG, dans le dossier de l’étude."),
  keywords: z.array(z.string().min(1)).min(1).describe("Mots-clés, en français."),
});

type ReleaseFile = z.infer<typeof releaseFile>;
