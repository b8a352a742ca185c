import { listOf, localeOf, type Messages, terminalMessages } from "@vigie/words";
import en from "../../words/en.json" with { type: "json" };
import fr from "../../words/fr.json" with { type: "json" };

export type QuestionnaireMessage = keyof typeof fr;
export type RemarkKind = Extract<QuestionnaireMessage, `left.${string}` | `changed.${string}`>;

/** What one side does not have, or has otherwise: left out or changed, and never in silence. */
export interface Remark {
  readonly kind: RemarkKind;
  /** The type, column, name or expression that it is about. */
  readonly what: string;
  /** What took its place; empty where nothing did. */
  readonly as: string;
  /** Sheet of the form; null where it is about the study. */
  readonly sheet: string | null;
  /** As the sheet numbers them, from 1. */
  readonly rows: readonly number[];
}

export type QuestionnaireMessages = Messages<QuestionnaireMessage>;

export function questionnaireMessages(language: string): QuestionnaireMessages {
  return terminalMessages({ fr, en }, language);
}

/** Collects remarks; those of one kind about one thing are one remark, with every row. */
export function remarkCollector(): {
  readonly add: (
    kind: RemarkKind,
    about: {
      readonly what: string;
      readonly as?: string;
      readonly sheet?: string;
      readonly row?: number;
    },
  ) => void;
  readonly all: () => readonly Remark[];
} {
  const found = new Map<string, Remark & { readonly rows: number[] }>();
  return {
    add: (kind, { what: whole, as = "", sheet = null, row }) => {
      const what = shortened(whole);
      const key = JSON.stringify([kind, what, as, sheet]);
      const known = found.get(key) ?? { kind, what, as, sheet, rows: [] };
      if (row !== undefined && known.rows.at(-1) !== row) known.rows.push(row);
      found.set(key, known);
    },
    all: () => [...found.values()],
  };
}

const rowsShown = 20;
const whatMax = 160;

function shortened(text: string): string {
  return text.length > whatMax ? `${text.slice(0, whatMax)}…` : text;
}

/** A remark in a sentence, with the sheet and the rows that it is about. */
export function remarkSentence(
  { kind, what, as, sheet, rows }: Remark,
  messages: QuestionnaireMessages,
): string {
  const { message, language } = messages;
  const sentence = message(kind, { what, as });
  if (sheet === null || rows.length === 0) return sentence;
  const numbers = rows.slice(0, rowsShown).map((row) => row.toLocaleString(localeOf(language)));
  const shown = rows.length > rowsShown ? `${numbers.join(", ")}…` : listOf(numbers, language);
  return message("place", { sentence, sheet, rows: shown, count: rows.length });
}
