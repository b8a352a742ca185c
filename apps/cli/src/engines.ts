import { clickhouseServer } from "@vigie/clickhouse";
import { type Dialect, duckdb, type ServerKind } from "@vigie/engine";
import type { ShapeConverter, StatisticalReader } from "@vigie/files";
import { knownShapes } from "@vigie/known-lists";
import { frenchTerritories } from "@vigie/places/node";
import { postgresServer } from "@vigie/postgres";
import { sasAndSpss } from "@vigie/sas-spss";

/** Databases of partners that the command reads in place, one line each. */
export const servers: readonly ServerKind[] = [
  postgresServer, //
  clickhouseServer,
];

/** Readers of the files of other programs. */
export const readers: readonly StatisticalReader[] = [sasAndSpss];

/** What turns files of known shapes into plain ones. */
export const converters: readonly ShapeConverter[] = [knownShapes(frenchTerritories)];

/** The names of these shapes, as a mapping writes them. */
export const fileShapes: readonly string[] = converters.flatMap((converter) => converter.shapes);

/** Dialects of the databases whose statements it writes, by their names: DuckDB reads files. */
export const dialects: ReadonlyMap<string, Dialect> = new Map(
  [duckdb, ...servers.map(({ dialect }) => dialect)].map((dialect) => [dialect.name, dialect]),
);
