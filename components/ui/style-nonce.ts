/**
 * Radix holds the page still behind a dialog by a style sheet of its own, which the Content-Security-Policy
 * lets pass with the page's nonce only. Its libraries ask for the nonce under this name, as bundlers give it.
 */
export function passStyleNonce(): void {
  const nonce = document.querySelector<HTMLScriptElement>("script[nonce]")?.nonce;
  if (nonce) Object.assign(globalThis, { __webpack_nonce__: nonce });
}
