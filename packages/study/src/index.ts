export { attributeOf, type DescribedAttribute } from "./attribute-of.ts";
export { looksLikeDirectIdentifier } from "./direct-identifier.ts";
export { groupLabel } from "./group.ts";
export { loadStudy } from "./load-study.ts";
export { studyProblems } from "./problems.ts";
export * from "./study.ts";
export { subgroupCode, subgroupLabel } from "./subgroup.ts";
export * from "./vigie-error.ts";
