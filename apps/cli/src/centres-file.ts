import { basename } from "node:path";
import { communeCentres, type DepartementTerritory } from "@vigie/territory";
import { inputError } from "./problems.ts";
import { readGiven } from "./study-folder.ts";
import type { Terminal } from "./terminal.ts";
import { utf8Text } from "./utf8-text.ts";

const centresSizeMax = 20_000_000;
const namedMax = 5;

/**
 * Centres of every commune from a file that is given; null where there is none, or where it misses some, with a warning.
 * @throws {VigieErrors} for a file that gives none
 */
export async function centresOf({ communes }: DepartementTerritory, file: string | null, terminal: Terminal) {
  if (file === null) return null;
  const bytes = await readGiven(file);
  const read = bytes.length > centresSizeMax ? null : communeCentres(utf8Text(bytes, file));
  if (read === null) throw inputError("cli/centres-unreadable", {}, { file });
  const { message } = terminal.messages;
  const shown = basename(file);
  if (read.unread > 0) terminal.warn(message("new.centres", { file: shown, unread: read.unread }));
  const absent = communes.filter(({ code }) => !read.centres.has(code));
  if (absent.length === 0) return { points: read.centres, file: shown };
  const names = absent.slice(0, namedMax).map(({ name }) => name);
  terminal.warn(message("new.outside", { file: shown, count: absent.length, names: names.join(", ") }));
  return null;
}
