/** Under which the data are published: that of French public data. */
export const licence = {
  spdx: "etalab-2.0",
  title: "Licence Ouverte / Open Licence version 2.0",
  url: "https://www.etalab.gouv.fr/wp-content/uploads/2017/04/ETALAB-Licence-Ouverte-v2.0.pdf",
} as const;
