/** Where the proxy puts the id of each request; one that a browser sends does not count. */
export const requestIdHeader = "x-request-id";
