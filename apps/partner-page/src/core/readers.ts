import type { ShapeConverter, StatisticalReader } from "@vigie/files";
import { knownShapes, shapeNames } from "@vigie/known-lists";
import type { Territories } from "@vigie/places";
import { sasAndSpss } from "@vigie/sas-spss";

/** Readers of the files of other programs, one line each. */
export const pageReaders: readonly StatisticalReader[] = [
  sasAndSpss, //
];

/** What turns files of known shapes into plain ones, one line each; the communes of France are read at the first call. */
export const pageConverters = (territories: () => Territories): readonly ShapeConverter[] => [
  knownShapes(territories), //
];

/** The names of these shapes, as a mapping writes them. */
export const pageShapes: readonly string[] = shapeNames;
