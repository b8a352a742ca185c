export type { Engine, Outcome, Progress } from "./engine.ts";
export { type Dimension, type Row, type Table, total, unknown } from "./table.ts";
