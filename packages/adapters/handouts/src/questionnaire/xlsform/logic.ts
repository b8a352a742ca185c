/** The part of XPath that filters and constraints of forms are written in. */
export type Logic =
  | { readonly kind: "and" | "or"; readonly parts: readonly Logic[] }
  | { readonly kind: "compare"; readonly operator: string; readonly left: Logic; readonly right: Logic }
  | { readonly kind: "call"; readonly name: string; readonly parts: readonly Logic[] }
  /** `${question}`, or `.` for the question itself. */
  | { readonly kind: "question"; readonly name: string }
  | { readonly kind: "literal"; readonly value: string };

const lengthMax = 4000;
const depthMax = 40;
const token =
  /\s*(?:(\$\{\s*([^}\s]{1,200})\s*\})|('[^']*'|"[^"]*")|(-?\d+(?:\.\d+)?)|(!=|<=|>=|[=<>(),])|([A-Za-z][\w-]*(?::[\w-]+)?)|(\.))/y;

/** A code as a literal: codes hold no double quote. */
export function quotedCode(code: string): string {
  return code.includes("'") ? `"${code}"` : `'${code}'`;
}

/** @returns null where it is anything else, or longer or deeper than a person writes */
export function parseLogic(text: string): Logic | null {
  const tokens = tokensOf(text);
  if (tokens === null) return null;
  const reader = { tokens, at: 0 };
  const logic = disjunction(reader, 0);
  return reader.at === tokens.length ? logic : null;
}

interface Token {
  readonly kind: "question" | "literal" | "sign" | "word";
  readonly text: string;
}

interface Reader {
  readonly tokens: readonly Token[];
  at: number;
}

function tokensOf(text: string): readonly Token[] | null {
  const trimmed = text.trim();
  if (trimmed.length > lengthMax) return null;
  const tokens: Token[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < trimmed.length) {
    const match = token.exec(trimmed);
    if (match === null) return null;
    const [, , question, quoted, number, sign, word] = match;
    if (question !== undefined) tokens.push({ kind: "question", text: question });
    else if (quoted !== undefined) tokens.push({ kind: "literal", text: quoted.slice(1, -1) });
    else if (number !== undefined) tokens.push({ kind: "literal", text: number });
    else if (sign !== undefined) tokens.push({ kind: "sign", text: sign });
    else if (word !== undefined) tokens.push({ kind: "word", text: word });
    else tokens.push({ kind: "question", text: "." });
  }
  return tokens;
}

function isNext(reader: Reader, kind: Token["kind"], texts: readonly string[]): boolean {
  const next = reader.tokens[reader.at];
  return next?.kind === kind && texts.includes(next.text);
}

function disjunction(reader: Reader, depth: number): Logic | null {
  return joined(reader, "or", () => joined(reader, "and", () => comparison(reader, depth)));
}

function joined(reader: Reader, kind: "and" | "or", part: () => Logic | null): Logic | null {
  const first = part();
  if (first === null) return null;
  const parts = [first];
  while (isNext(reader, "word", [kind])) {
    reader.at++;
    const next = part();
    if (next === null) return null;
    parts.push(next);
  }
  return parts.length === 1 ? first : { kind, parts };
}

function comparison(reader: Reader, depth: number): Logic | null {
  const left = term(reader, depth);
  if (left === null || !isNext(reader, "sign", ["=", "!=", "<", "<=", ">", ">="])) return left;
  const operator = reader.tokens[reader.at++]?.text ?? "";
  const right = term(reader, depth);
  return right === null ? null : { kind: "compare", operator, left, right };
}

function term(reader: Reader, depth: number): Logic | null {
  if (depth > depthMax) return null;
  const next = reader.tokens[reader.at++];
  if (next?.kind === "question") return { kind: "question", name: next.text };
  if (next?.kind === "literal") return { kind: "literal", value: next.text };
  if (next?.kind === "sign" && next.text === "(") {
    const inside = disjunction(reader, depth + 1);
    return inside !== null && closes(reader) ? inside : null;
  }
  if (next?.kind !== "word" || !isNext(reader, "sign", ["("])) return null;
  reader.at++;
  const parts: Logic[] = [];
  while (!isNext(reader, "sign", [")"])) {
    if (parts.length > 0 && !isNext(reader, "sign", [","])) return null;
    if (parts.length > 0) reader.at++;
    const part = disjunction(reader, depth + 1);
    if (part === null) return null;
    parts.push(part);
  }
  reader.at++;
  return { kind: "call", name: next.text, parts };
}

function closes(reader: Reader): boolean {
  const is = isNext(reader, "sign", [")"]);
  reader.at++;
  return is;
}
