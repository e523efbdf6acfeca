type Place = {
  /** The nonce of this one response: what the page's own scripts and styles carry. */
  nonce: string;
  local: boolean;
  /** True under `next dev`, whose tools evaluate code and keep a socket open. */
  development: boolean;
};

/** The Content-Security-Policy of one response. `style` attributes are allowed, for they cannot fetch or run. */
export function contentSecurityPolicy({ nonce, local, development }: Place): string {
  const policy: Record<string, string[]> = {
    "default-src": ["'self'"],
    "script-src": [
      "'self'",
      `'nonce-${nonce}'`,
      "'strict-dynamic'",
      ...(development ? ["'unsafe-eval'"] : []),
    ],
    // The tools of `next dev` write styles of their own, without a nonce.
    "style-src": ["'self'", development ? "'unsafe-inline'" : `'nonce-${nonce}'`],
    "style-src-attr": ["'unsafe-inline'"],
    "img-src": ["'self'", "data:", "blob:"],
    "font-src": ["'self'"],
    "media-src": ["'self'", "blob:", "data:"],
    "connect-src": ["'self'", ...(development ? ["ws:"] : [])],
    "object-src": ["'none'"],
    "frame-src": ["'none'"],
    "base-uri": ["'none'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'none'"],
    ...(local ? {} : { "upgrade-insecure-requests": [] }),
  };
  return Object.entries(policy)
    .map(([directive, sources]) => [directive, ...sources].join(" "))
    .join("; ");
}

/** What every response carries beside the policy. */
export function securityHeaders({ local }: Pick<Place, "local">): Record<string, string> {
  return {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    // Two years. Never from a developer's machine: it would bind localhost's other projects too.
    ...(local ? {} : { "Strict-Transport-Security": "max-age=63072000; includeSubDomains" }),
  };
}
