import { type StatisticalReader, sasAndSpss } from "@vigie/files";

/** Readers of the files of other programs, one line each. */
export const pageReaders: readonly StatisticalReader[] = [
  sasAndSpss, //
];
