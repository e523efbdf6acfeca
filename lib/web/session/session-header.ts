/** Set by the proxy to `unknown` where tokens have ended and the user pool cannot be asked for new ones. */
export const sessionHeader = "x-session";
