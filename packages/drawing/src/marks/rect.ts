export interface Rect {
  readonly kind: "rect";
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly look: string;
}

export function rect(
  box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
  look: string,
): Rect {
  return { kind: "rect", ...box, look };
}
