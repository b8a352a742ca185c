import type { Family } from "@vigie/table";

/** A study in few words: what differs from `base`. Spelled as in the study files, labels left out. */
export interface StudySketch {
  readonly window?: readonly [from: string, to: string];
  readonly timezone?: string;
  readonly codelists?: Readonly<Record<string, readonly CodeSketch[]>>;
  /** `date`, `number`, `flag`, or the name of a code list; a question of several answers, or with a filter, in full. */
  readonly fields?: Readonly<Record<string, string | QuestionSketch>>;
  readonly derive?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly universes?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
  /** Families by channel, in the order of the code list. `null`: a source without contacts. */
  readonly channels?: Readonly<Record<string, Family | "out_of_scope">> | null;
  readonly survey?: Readonly<Record<string, unknown>>;
  readonly routine?: readonly { readonly channel?: readonly string[]; readonly motive?: readonly string[] }[];
  readonly min_contacts?: number;
  readonly duplicates?: "keep" | "count" | "drop";
  /** With `by`, a profile; with `outcome`, an association; else a distribution. */
  readonly indicators?: Readonly<Record<string, IndicatorSketch>>;
  readonly mapping?: MappingSketch;
}

export type CodeSketch =
  | string
  | {
      readonly code: string;
      readonly parent?: string;
      readonly missing?: "not_asked" | "dont_know" | "no_answer" | "illegible";
      readonly from?: number;
    };

export type QuestionSketch =
  | {
      readonly multiple: string;
      readonly exclusive?: readonly string[];
      readonly asked?: Readonly<Record<string, string | readonly string[]>>;
    }
  | {
      readonly type: string;
      readonly asked: Readonly<Record<string, string | readonly string[]>>;
    };

export interface IndicatorSketch {
  readonly of?: string;
  /** The question of several answers whose items are counted. */
  readonly items?: string;
  readonly by?: string;
  readonly universe?: string;
  readonly against?: string;
  readonly reference?: string;
  readonly outcome?: string;
  readonly outcome_code?: string;
  readonly strata?: string;
}

/** What the partner's mapping says of columns, beside their names. */
export interface MappingSketch {
  readonly format?: Readonly<Record<string, unknown>>;
  /** Of both files. */
  readonly pad?: number;
  readonly other_rows?: "refuse" | "set_aside";
  readonly contacts_other_rows?: "refuse" | "set_aside";
  /** Units come from the contacts, which carry their attributes. */
  readonly unitsFrom?: "contacts";
  readonly fields?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly date?: Readonly<Record<string, unknown>>;
  readonly channel?: Readonly<Record<string, unknown>>;
  readonly motive?: Readonly<Record<string, unknown>>;
}

/** What all cases start from: a year, Paris, four channels of three families, and the groups. */
export const base = {
  window: ["2022-01-01", "2022-12-31"],
  timezone: "Europe/Paris",
  channels: {
    account: "digital",
    desk: "direct",
    email: "digital",
    post: "material",
    internal: "out_of_scope",
  },
  motives: ["income", "other"],
  indicators: { groups: { of: "group" } },
} as const satisfies StudySketch & { readonly motives: readonly string[] };
