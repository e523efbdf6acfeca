import { services } from "#lib/web/services.ts";
import { MaskedNumber } from "./masked-number.tsx";

/** A telephone number (E.164), masked to its last four digits until somebody asks to see it. */
export function PhoneNumber({ number, canShow = true }: { number: string; canShow?: boolean }) {
  return (
    <MaskedNumber handle={services().numbers.seal(number)} lastFour={number.slice(-4)} canShow={canShow} />
  );
}
