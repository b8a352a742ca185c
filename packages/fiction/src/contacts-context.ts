import type { Contacts } from "@vigie/study";
import type { ContactsText } from "./fiction-file.ts";
import type { Drawn } from "./resolve-margin.ts";
import type { Path, SourceContext } from "./source-context.ts";

export interface ContactsContext extends SourceContext {
  readonly text: ContactsText;
  readonly contacts: Contacts;
  readonly path: Path;
  readonly drawn: Drawn;
  readonly units: number;
}
