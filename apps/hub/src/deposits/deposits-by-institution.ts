import type { HubReader } from "../database/schema.ts";

/** Deposits, each with the part that its institution takes in the campaign. */
export function depositsByInstitution(database: HubReader) {
  return database
    .selectFrom("deposit")
    .innerJoin("participation", (join) =>
      join
        .onRef("participation.campaign", "=", "deposit.campaign")
        .onRef("participation.partner", "=", "deposit.partner"),
    );
}
