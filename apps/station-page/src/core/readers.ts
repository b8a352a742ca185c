import type { StatisticalReader } from "@vigie/files";
import { sasAndSpss } from "@vigie/sas-spss";

/** Readers of the files of other programs, one line each. */
export const pageReaders: readonly StatisticalReader[] = [
  sasAndSpss, //
];
