/** Characters of a text from `start` to before `end`, and what takes their place. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
  readonly put: string;
}

export function spliced(text: string, { start, end, put }: TextSpan): string {
  return text.slice(0, start) + put + text.slice(end);
}
