import type { Contacts } from "@vigie/study";
import type { ContactsText } from "./fiction-file.ts";
import type { Path, Reading } from "./reading.ts";
import type { Drawn } from "./resolve-margin.ts";

export interface ContactsReading extends Reading {
  readonly text: ContactsText;
  readonly contacts: Contacts;
  readonly path: Path;
  readonly drawn: Drawn;
  readonly units: number;
}
