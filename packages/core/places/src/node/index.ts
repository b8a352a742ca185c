export { frenchTerritories } from "./french-territories.ts";
