/** In units of the drawing, from its top left corner. */
export interface Point {
  readonly x: number;
  readonly y: number;
}
