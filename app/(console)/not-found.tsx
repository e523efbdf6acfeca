import { Compass } from "#components/ui/icons.tsx";
import { TurnedAway } from "./_page/turned-away.tsx";

/** What is not there, and what is not for the reader to see, look the same. */
export default function NotFound() {
  return <TurnedAway why="notFound" icon={<Compass />} />;
}
