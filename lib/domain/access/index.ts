export { allows, scopes, type Scope } from "./grants.ts";
export { authorize, authorizeChange, authorizeSight, changesLobs, seesLobs } from "./authorize.ts";
