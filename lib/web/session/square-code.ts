import { toString as draw } from "qrcode";
import { authenticatorUri } from "#lib/platform/authenticator.ts";

/** What an authenticator app must be told: the square code as an image address, and the secret in groups to type. */
export type AppSetUp = { secret: string; image: string };

/** Dark on white in both themes, with the quiet zone of four modules that readers need (ISO/IEC 18004). */
export async function appSetUp(secret: string, name: string, issuer: string): Promise<AppSetUp> {
  const svg = await draw(authenticatorUri(secret, name, issuer), { type: "svg", margin: 4 });
  return {
    secret: secret.replace(/.{4}(?=.)/g, "$& "),
    image: `data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}`,
  };
}
