import type { Group } from "@vigie/table";
import type {
  AttributeQuality,
  ContactsQuality,
  FileQuality,
  Quality,
  SetAsideReason,
} from "../../packages/core/engine/src/quality.ts";
import type { StudySketch } from "./sketch.ts";

/**
 * One rule, checked by hand from methods, sections 1 and 2, and run on every engine. Files are tables in text:
 * an empty cell has no value, and `␠` stands for a space. The documentation site prints them all: they are the
 * specification.
 */
export interface Case {
  readonly title: string;
  /** What differs from the small study that all cases start from. */
  readonly study?: StudySketch;
  /** Of the run; nobody says it where it is left out. */
  readonly day?: string;
  /** One line per unit, its key under `unit`. Without it, the contacts are a log alone. */
  readonly units?: string;
  /** One line per contact, under `unit`, `date`, `channel` and, where it has one, `motive`. */
  readonly contacts?: string;
  readonly expect: Expected | Refused;
}

export interface Expected {
  /** Counts of the table `groups`, `all` units together. */
  readonly groups?: Readonly<Record<Group, number>>;
  /** Whole tables by indicator, as text. */
  readonly tables?: Readonly<Record<string, string>>;
  /** Size of the population. */
  readonly units?: number;
  /** A reason left out set aside no contact. */
  readonly setAside?: Readonly<Partial<Record<SetAsideReason, number>>>;
  readonly contacts?: Partial<Omit<ContactsQuality, "setAside">>;
  readonly attributes?: readonly Partial<AttributeQuality>[];
  readonly exclusives?: Quality["exclusives"];
  /** Values that are no day and that the mapping has read as none, over the files. */
  readonly unreadable?: NonNullable<FileQuality["unreadable"]>;
}

/** Codes of the mistakes that stop the run, each once. */
export interface Refused {
  readonly refused: readonly string[];
}
