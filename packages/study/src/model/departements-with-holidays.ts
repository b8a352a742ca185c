/** Départements and collectivités whose public holidays are not those of the rest of France, by INSEE code. */
export const departementsWithHolidays = [
  "57",
  "67",
  "68",
  "971",
  "972",
  "973",
  "974",
  "976",
  "977",
  "978",
] as const;
