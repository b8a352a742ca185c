import { expect, test } from "vitest";
import { looksLikeDirectIdentifier } from "../src/index.ts";

const identifiers = [
  "nir",
  "NIR_ASSURE",
  "nir2",
  "num_secu",
  "numero_de_secu",
  "N° sécurité sociale",
  "numeroSecuriteSociale",
  "num_ss",
  "nss",
  "email",
  "e-mail",
  "Email_1",
  "adresse_mail",
  "courriel",
  "Adresse électronique",
  "mel",
  "tel",
  "TEL_PORTABLE",
  "numero_telephone",
  "téléphone",
  "telephone_fixe",
  "portable",
  "mobile",
  "nom",
  "NOM_USAGE",
  "nom_de_naissance",
  "Nom de famille",
  "prenom",
  "Prénoms",
  "nomPrenom",
  "lastName",
  "full_name",
  "adresse",
  "adresse_postale",
  "adresse_2",
  "iban",
];
const harmless = [
  "nom_commune",
  "nom_structure",
  "name_of_town",
  "canal_telephone",
  "telephone_mobile_app",
  "mobile_app",
  "age",
  "tranche_age",
  "commune",
  "nationalite",
  "nombre_enfants",
  "denomination",
  "mode_adresse",
  "hotel",
  "ordinateur_portable",
  "birth",
  "social",
  "regime_secu",
  "regime_securite_sociale",
  "secteur",
  "phoneme",
  "domicile",
  "famille",
  "type_de_famille",
  "numero",
  "melange",
];

test.each(identifiers)("%s designates a person", (name) => {
  expect(looksLikeDirectIdentifier(name)).toBe(true);
});

test.each(harmless)("%s designates no one", (name) => {
  expect(looksLikeDirectIdentifier(name)).toBe(false);
});
