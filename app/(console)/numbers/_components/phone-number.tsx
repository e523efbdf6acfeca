import { services } from "#lib/web/services.ts";
import { MaskedNumber } from "./masked-number.tsx";

type Props = {
  number: string;
  canShow?: boolean;
  /** It is the number whose page this is: it leads nowhere else. */
  isHere?: boolean;
};

/** A telephone number (E.164), masked to its last four digits until somebody asks to see it. */
export function PhoneNumber({ number, canShow = true, isHere = false }: Props) {
  return (
    <MaskedNumber
      handle={services().numbers.seal(number)}
      lastFour={number.slice(-4)}
      canShow={canShow}
      isHere={isHere}
    />
  );
}
