export * from "./study.ts";
export * from "./vigie-error.ts";
