import { expect, test } from "vitest";
import { communeCentres } from "../src/index.ts";

const nantes = { longitude: -1.55, latitude: 47.22 };

test.each([
  [
    "GeoJSON of points",
    `{ "type": "FeatureCollection", "features": [
       { "type": "Feature", "properties": { "nom": "Nantes", "code": "44109" }, "geometry": { "type": "Point", "coordinates": [-1.55, 47.22] } },
       { "type": "Feature", "properties": { "code": "44001" }, "geometry": null } ] }`,
    1,
  ],
  [
    "CSV with a column for each",
    'code;nom;lon;lat\n44109;"Nantes; ville";-1,55;47,22\n44001;Abbaretz;;\n',
    1,
  ],
  ["CSV of the postal service", '#Code_commune_INSEE,coordonnees_geographiques\n44109,"47.22, -1.55"\n', 0],
])("%s", (_, text, unread) => {
  expect(communeCentres(text)).toEqual({ centres: new Map([["44109", nantes]]), unread });
});

test.each([
  ["neither GeoJSON nor CSV", "Nantes"],
  ["broken JSON", '{ "features": ['],
  ["without a code", "nom,lon,lat\nNantes,-1.55,47.22\n"],
  ["out of the Earth", "code,lon,lat\n44109,355000,6690000\n"],
])("null for a file %s", (_, text) => {
  expect(communeCentres(text)).toBeNull();
});
