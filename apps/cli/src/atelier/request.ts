import type { Markup } from "@vigie/documents";

/** What a browser asks of the atelier, once its address and its origin are known to be right. */
export interface AtelierRequest {
  readonly method: "GET" | "POST";
  /** After the token, decoded, without a slash at its ends. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** What a form sends; empty for a GET. */
  readonly form: URLSearchParams;
}

export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly content: string | Uint8Array;
  /** Where a form leads once it is saved. */
  readonly location?: string;
}

export function htmlAnswer(page: Markup, status = 200): Answer {
  return { status, type: "text/html; charset=utf-8", content: page.text };
}

export function redirect(location: string): Answer {
  return { status: 303, type: "text/plain; charset=utf-8", content: "", location };
}

export const notFound: Answer = { status: 404, type: "text/plain; charset=utf-8", content: "" };
