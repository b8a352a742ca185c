/** What version 6.0.0 of `@etalab/decoupage-administratif` holds, by its own notes: a new version changes these two. */
export const frenchLists = {
  vintage: 2026,
  populations: { source: "Insee, populations de référence (populations municipales)", year: 2023 },
} as const;
