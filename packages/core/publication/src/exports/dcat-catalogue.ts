import type { Release, Study } from "@vigie/study";
import { lastDayOf, marksOf } from "@vigie/tables";
import { contributorsOf, markedTitle } from "@vigie/text";
import type { PublicationFormatter, WordedEdition } from "../formatter.ts";
import { licences, mediaTypes } from "./data-file.ts";
import type { DataFiles } from "./data-files.ts";

const authority = "http://publications.europa.eu/resource/authority";

/** Codes of the European authority table of languages. */
const languages: Readonly<Record<string, string>> = { fr: "FRA", en: "ENG" };

const frequencies = {
  monthly: "MONTHLY",
  quarterly: "QUARTERLY",
  half_yearly: "ANNUAL_2",
  yearly: "ANNUAL",
  two_yearly: "BIENNIAL",
  irregular: "IRREG",
  once: "NEVER",
} as const satisfies Readonly<Record<Release["frequency"], string>>;

/**
 * A catalogue of one data set in JSON-LD, after DCAT-AP 3: what a portal of open data harvests. Every file of data is a
 * distribution.
 * @returns null where the study does not say who publishes it: a catalogue without a publisher is not one
 * @see https://semiceu.github.io/DCAT-AP/releases/3.0.1/
 */
export function dcatCatalogue(data: DataFiles, edition: WordedEdition): string | null {
  const { study, bundles, formatter } = edition;
  const { release } = study;
  if (release === null) return null;
  const publisher = {
    "@id": release.publisher.url ?? `${release.url}#editeur`,
    "@type": "foaf:Agent",
    "foaf:name": literal(formatter.text(release.publisher.name), formatter),
    ...(release.publisher.url === null ? {} : { "foaf:homepage": { "@id": release.publisher.url } }),
  };
  const last = lastDayOf(bundles);
  const language = languages[formatter.language];
  const described = {
    "dct:title": literal(markedTitle(formatter.text(study.title), edition), formatter),
    "dct:description": literal(descriptionOf(edition), formatter),
    ...(language === undefined ? {} : { "dct:language": concept(`language/${language}`) }),
    ...(last === null ? {} : { "dct:issued": day(last), "dct:modified": day(last) }),
  };
  const catalogue = {
    "@context": context,
    "@id": `${release.url}donnees/catalogue.jsonld`,
    "@type": "dcat:Catalog",
    ...described,
    "dct:publisher": publisher,
    "dct:license": licenceNode(study),
    "foaf:homepage": { "@id": release.url },
    "dcat:dataset": {
      "@id": `${release.url}#${study.id}`,
      "@type": "dcat:Dataset",
      "dct:identifier": `${release.url}#${study.id}`,
      ...described,
      "dct:publisher": { "@id": publisher["@id"] },
      ...contactOf(release, formatter),
      "dcat:keyword": release.keywords.map((keyword) => literal(keyword, { language: "fr" })),
      "dcat:theme": [concept("data-theme/SOCI"), concept("data-theme/GOVE")],
      "dct:accessRights": concept("access-right/PUBLIC"),
      "dct:accrualPeriodicity": concept(`frequency/${frequencies[release.frequency]}`),
      "dct:spatial": {
        "@id": `http://id.insee.fr/geo/${release.territory.level}/${release.territory.code}`,
        "@type": "dct:Location",
        "skos:prefLabel": literal(formatter.text(release.territory.label), formatter),
      },
      "dct:temporal": {
        "@type": "dct:PeriodOfTime",
        "dcat:startDate": day(study.window.from),
        "dcat:endDate": day(study.window.to),
      },
      "dcat:landingPage": { "@id": release.url, "@type": "foaf:Document" },
      "dcat:version": study.version,
      "dcat:distribution": distributionsOf(data, release, edition),
    },
  };
  return `${JSON.stringify(catalogue)}\n`;
}

function descriptionOf(edition: WordedEdition): string {
  const { study, formatter } = edition;
  return [
    ...marksOf(edition).map(({ sentence }) => sentence),
    ...(study.summary ? [formatter.text(study.summary)] : []),
    formatter.message("catalogue.description", { partners: formatter.list(contributorsOf(edition)) }),
  ].join(" ");
}

function contactOf({ contact }: Release, formatter: PublicationFormatter) {
  if (contact === null) return {};
  return {
    "dcat:contactPoint": {
      "@type": "vcard:Organization",
      "vcard:fn": literal(formatter.text(contact.name), formatter),
      "vcard:hasEmail": { "@id": `mailto:${contact.email}` },
    },
  };
}

function distributionsOf({ tables, whole }: DataFiles, release: Release, edition: WordedEdition) {
  const { study, formatter } = edition;
  const title = formatter.text(study.title);
  const files = [
    ...whole.map((file) => ({ file, title })),
    ...tables.map(({ table, file }) => ({ file, title: table.title })),
  ];
  return files.map(({ file, title: named }) => ({
    "@id": `${release.url}${file.path}`,
    "@type": "dcat:Distribution",
    "dct:title": literal(
      markedTitle(`${named} (${formatter.message(`form.${file.form}`)})`, edition),
      formatter,
    ),
    "dcat:accessURL": { "@id": release.url },
    "dcat:downloadURL": { "@id": `${release.url}${file.path}` },
    "dcat:mediaType": {
      "@id": `https://www.iana.org/assignments/media-types/${mediaTypes[file.form].media}`,
    },
    "dct:format": concept(`file-type/${mediaTypes[file.form].fileType}`),
    "dcat:byteSize": { "@type": "xsd:nonNegativeInteger", "@value": String(file.size) },
    "dct:license": licenceNode(study),
    "dcatap:availability": concept("planned-availability/STABLE"),
  }));
}

function licenceNode({ licence }: Study) {
  return { "@id": licences[licence].url, "@type": "dct:LicenseDocument" };
}

const context = {
  dcat: "http://www.w3.org/ns/dcat#",
  dcatap: "http://data.europa.eu/r5r/",
  dct: "http://purl.org/dc/terms/",
  foaf: "http://xmlns.com/foaf/0.1/",
  skos: "http://www.w3.org/2004/02/skos/core#",
  vcard: "http://www.w3.org/2006/vcard/ns#",
  xsd: "http://www.w3.org/2001/XMLSchema#",
} as const;

function literal(text: string, { language }: Pick<PublicationFormatter, "language">) {
  return { "@language": language, "@value": text };
}

function day(date: string) {
  return { "@type": "xsd:date", "@value": date };
}

function concept(path: string) {
  return { "@id": `${authority}/${path}` };
}
