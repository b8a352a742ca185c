/** `drawn` units out of `all`, of which `marked` bear a mark: how many marked ones are drawn? Whole numbers. */
export interface Hypergeometric {
  readonly drawn: number;
  readonly marked: number;
  readonly all: number;
}

/** The values that may be drawn. */
export function supportOf({ drawn, marked, all }: Hypergeometric): { least: number; greatest: number } {
  return { least: Math.max(0, drawn + marked - all), greatest: Math.min(drawn, marked) };
}

/** A most likely value. */
export function modeOf(shape: Hypergeometric): number {
  const { least, greatest } = supportOf(shape);
  const mode = Math.floor(((shape.drawn + 1) / (shape.all + 2)) * (shape.marked + 1));
  return Math.min(Math.max(mode, least), greatest);
}

/** P(value + 1) / P(value); 0 at the greatest possible value. */
export function ratioUp({ drawn, marked, all }: Hypergeometric, value: number): number {
  return ((marked - value) / (value + 1)) * ((drawn - value) / (all - marked - drawn + value + 1));
}

/** P(value − 1) / P(value); 0 at the least possible value. */
export function ratioDown({ drawn, marked, all }: Hypergeometric, value: number): number {
  return (value / (marked - value + 1)) * ((all - marked - drawn + value) / (drawn - value + 1));
}
