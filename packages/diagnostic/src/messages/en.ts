import type { Messages } from "./index.ts";

/** Every sentence of the diagnostic in English, in ICU MessageFormat, apostrophes typographic. */
export const en = {} satisfies Messages;
