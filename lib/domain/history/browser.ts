/** What the browser may run of this area: without the schema library and the database. */
export { momentOf } from "./moment.ts";
