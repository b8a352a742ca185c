export { protect } from "./protect.ts";
export type { Cell, ProtectedTable, Treatment } from "./protected-table.ts";
