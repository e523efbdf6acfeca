/**
 * What the gateway itself answers, before the function is called, by Amazon API Gateway's names for the occasions:
 * the deployment sets them and the local gateway gives them, in the shape of the function's own refusals.
 */
export const gatewayResponses = {
  UNAUTHORIZED: { status: 401, code: "UNAUTHENTICATED", words: "Send an ID token that is still valid." },
  ACCESS_DENIED: { status: 403, code: "FORBIDDEN", words: "You are not allowed to do that." },
  // So is an address called that does not exist.
  MISSING_AUTHENTICATION_TOKEN: { status: 404, code: "NOT_FOUND", words: "There is no such address." },
  RESOURCE_NOT_FOUND: { status: 404, code: "NOT_FOUND", words: "There is no such address." },
  BAD_REQUEST_BODY: {
    status: 400,
    code: "VALIDATION",
    words: "The body is not what the API's document says.",
  },
  BAD_REQUEST_PARAMETERS: {
    status: 400,
    code: "VALIDATION",
    words: "The parameters are not what the API's document says.",
  },
  REQUEST_TOO_LARGE: { status: 413, code: "TOO_LARGE", words: "The body has more than 256 KB." },
  UNSUPPORTED_MEDIA_TYPE: {
    status: 415,
    code: "UNSUPPORTED_MEDIA_TYPE",
    words: "The body must be application/json.",
  },
  THROTTLED: { status: 429, code: "THROTTLED", words: "Too many requests: try again later." },
  QUOTA_EXCEEDED: { status: 429, code: "THROTTLED", words: "Too many requests: try again later." },
  INTEGRATION_FAILURE: { status: 503, code: "UNAVAILABLE", words: "Try again later." },
  INTEGRATION_TIMEOUT: { status: 503, code: "UNAVAILABLE", words: "Try again later." },
  DEFAULT_4XX: { status: undefined, code: "VALIDATION", words: "The request cannot be answered." },
  DEFAULT_5XX: { status: 500, code: "FAILED", words: "Something went wrong." },
} as const;

export type GatewayResponse = keyof typeof gatewayResponses;

/** Requests a second and at once, for everybody together; starting work for a whole table is rarer. */
export const throttles = {
  stage: { rateLimit: 50, burstLimit: 100 },
  "/admin/cleanup": { rateLimit: 1, burstLimit: 5 },
  "/admin/export": { rateLimit: 1, burstLimit: 5 },
} as const;
