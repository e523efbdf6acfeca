/** What the browser may run of this area: pure rules, without the schema library and the database. */
export * from "./phrases.ts";
export { understand } from "./understand.ts";
