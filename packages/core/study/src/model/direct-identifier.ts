import type { Attribute } from "./source.ts";

const wordsOf = (text: string): ReadonlySet<string> => new Set(text.split(" "));

/** Words that designate one person wherever they stand in a name. */
const always = wordsOf(
  "nir nss email mail courriel mel prenom prenoms patronyme iban rib firstname lastname surname",
);
/** Words that do where nothing else says what they are about: `nom`, `nom_usage`, but not `nom_commune`. */
const alone = wordsOf("nom noms name tel telephone phone portable mobile gsm adresse address secu");
const aboutPersons = wordsOf(
  "de du des d la le les l numero num no n usager allocataire assure beneficiaire personne individu famille naissance usage marital jeune fille complet full first last fixe portable mobile telephone perso personnel pro domicile postale electronique mail rue voie sociale",
);
const socialSecurityNumber = /(^|_)(numero|num|no|n)_(de_)?(la_)?(ss|securite_sociale)(_|$)/;

/**
 * Whether the name of a column or an attribute is that of a direct identifier: social security number, e-mail,
 * telephone, name, postal address. Judges the name alone, never the data.
 */
export function looksLikeDirectIdentifier(name: string): boolean {
  const plain = name
    .replace(/(\p{Ll})(\p{Lu})/gu, "$1_$2")
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/\be[-_]?mail/g, "email")
    .replace(/[^a-z]+/g, "_");
  const words = plain.split("_").filter((word) => word !== "");
  if (socialSecurityNumber.test(plain) || words.some((word) => always.has(word))) return true;
  return (
    words.some((word) => alone.has(word)) && words.every((word) => alone.has(word) || aboutPersons.has(word))
  );
}

/**
 * The direct identifier that an attribute is, or is a mere translation of; null if none. A flag is none: « has
 * a telephone » says yes or no.
 */
export function directIdentifierBehind(
  attribute: Attribute,
  attributes: ReadonlyMap<string, Attribute>,
): string | null {
  let current: Attribute | undefined = attribute;
  while (current?.type === "code") {
    if (looksLikeDirectIdentifier(current.id)) return current.id;
    current = current.origin.kind === "recode" ? attributes.get(current.origin.of) : undefined;
  }
  return null;
}
