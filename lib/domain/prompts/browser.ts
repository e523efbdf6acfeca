/** What the browser may run of this area: pure rules, without the schema library, the parser and the database. */
export * from "./contents.ts";
export { isSsml, maxSpokenLength, maxTextLength, secondsSpoken, spokenText } from "./speech.ts";
