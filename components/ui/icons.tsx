import "server-only";
import * as arrowLeft from "lucide-react/icons/arrow-left";
import * as arrowRight from "lucide-react/icons/arrow-right";
import * as audioLines from "lucide-react/icons/audio-lines";
import * as building2 from "lucide-react/icons/building-complex";
import * as chevronLeft from "lucide-react/icons/chevron-left";
import * as chevronRight from "lucide-react/icons/chevron-right";
import * as chevronsLeft from "lucide-react/icons/chevrons-left";
import * as circleCheck from "lucide-react/icons/circle-check";
import * as circleUserRound from "lucide-react/icons/circle-user-round";
import * as circleX from "lucide-react/icons/circle-x";
import * as cloudOff from "lucide-react/icons/cloud-off";
import * as compass from "lucide-react/icons/compass";
import * as doorClosed from "lucide-react/icons/door-closed";
import * as doorOpen from "lucide-react/icons/door-open";
import * as download from "lucide-react/icons/download";
import * as fileUp from "lucide-react/icons/file-up";
import * as hourglass from "lucide-react/icons/hourglass";
import * as keyRound from "lucide-react/icons/key-round";
import * as languages from "lucide-react/icons/languages";
import * as layoutDashboard from "lucide-react/icons/layout-dashboard";
import * as lock from "lucide-react/icons/lock";
import * as logOut from "lucide-react/icons/log-out";
import * as mailCheck from "lucide-react/icons/mail-check";
import * as messageSquareQuote from "lucide-react/icons/message-square-quote";
import * as messageSquareText from "lucide-react/icons/message-square-text";
import * as messagesSquare from "lucide-react/icons/messages-square";
import * as monitor from "lucide-react/icons/monitor";
import * as moon from "lucide-react/icons/moon";
import * as phone from "lucide-react/icons/phone";
import * as phoneCall from "lucide-react/icons/phone-call";
import * as phoneIncoming from "lucide-react/icons/phone-incoming";
import * as plus from "lucide-react/icons/plus";
import * as history from "lucide-react/icons/rotate-ccw-clock";
import * as rotateCw from "lucide-react/icons/rotate-cw";
import * as search from "lucide-react/icons/search";
import * as searchX from "lucide-react/icons/search-x";
import * as shieldCheck from "lucide-react/icons/shield-check";
import * as siren from "lucide-react/icons/siren";
import * as sun from "lucide-react/icons/sun";
import * as sunMoon from "lucide-react/icons/sun-moon";
import * as trash2 from "lucide-react/icons/trash";
import * as triangleAlert from "lucide-react/icons/triangle-exclamation-point";
import * as unplug from "lucide-react/icons/unplug";
import * as upload from "lucide-react/icons/upload";
import * as wholeWord from "lucide-react/icons/whole-word";
import * as workflow from "lucide-react/icons/workflow";
import * as x from "lucide-react/icons/x";
import { classNames } from "./class-names.ts";
import { ownMarkup } from "./static-html.ts";

/** A drawing on a ground of 24 by 24. */
type Drawing = [tag: string, attributes: Record<string, string>][];

type IconProps = { size?: number; className?: string; "aria-hidden"?: "true" };

/** The lines of a drawing as HTML. They come from the package, and are written once for the server. */
const lines = (drawing: Drawing) =>
  drawing
    .map(([tag, { key: _, ...attributes }]) => {
      const written = Object.entries(attributes).map(([name, value]) => ` ${name}="${value}"`);
      return `<${tag}${written.join("")}></${tag}>`;
    })
    .join("");

/**
 * An icon that the server draws, for those who see it alone. lucide-react's own are client components: each goes to
 * the browser twice, as lines and as data to draw the same lines from (.github/decisions/097).
 */
function icon(module: object) {
  const { __iconData: data } = module as { __iconData: { node: Drawing } };
  const html = ownMarkup(lines(data.node));
  return function Icon({ size = 24, className }: IconProps) {
    return (
      <svg
        viewBox="0 0 24 24"
        width={size}
        height={size}
        className={classNames("icon", className)}
        aria-hidden="true"
        dangerouslySetInnerHTML={html}
      />
    );
  };
}

export const ArrowLeft = icon(arrowLeft);
export const ArrowRight = icon(arrowRight);
export const AudioLines = icon(audioLines);
export const Building2 = icon(building2);
export const ChevronLeft = icon(chevronLeft);
export const ChevronRight = icon(chevronRight);
export const ChevronsLeft = icon(chevronsLeft);
export const CircleCheck = icon(circleCheck);
export const CircleUserRound = icon(circleUserRound);
export const CircleX = icon(circleX);
export const CloudOff = icon(cloudOff);
export const Compass = icon(compass);
export const DoorClosed = icon(doorClosed);
export const DoorOpen = icon(doorOpen);
export const Download = icon(download);
export const FileUp = icon(fileUp);
export const History = icon(history);
export const Hourglass = icon(hourglass);
export const KeyRound = icon(keyRound);
export const Languages = icon(languages);
export const LayoutDashboard = icon(layoutDashboard);
export const Lock = icon(lock);
export const LogOut = icon(logOut);
export const MailCheck = icon(mailCheck);
export const MessageSquareQuote = icon(messageSquareQuote);
export const MessageSquareText = icon(messageSquareText);
export const MessagesSquare = icon(messagesSquare);
export const Monitor = icon(monitor);
export const Moon = icon(moon);
export const Phone = icon(phone);
export const PhoneCall = icon(phoneCall);
export const PhoneIncoming = icon(phoneIncoming);
export const Plus = icon(plus);
export const RotateCw = icon(rotateCw);
export const Search = icon(search);
export const SearchX = icon(searchX);
export const ShieldCheck = icon(shieldCheck);
export const Siren = icon(siren);
export const Sun = icon(sun);
export const SunMoon = icon(sunMoon);
export const Trash2 = icon(trash2);
export const TriangleAlert = icon(triangleAlert);
export const Unplug = icon(unplug);
export const Upload = icon(upload);
export const WholeWord = icon(wholeWord);
export const Workflow = icon(workflow);
export const X = icon(x);
