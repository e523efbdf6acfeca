import { Lock } from "#components/ui/icons.tsx";
import { TurnedAway } from "./_page/turned-away.tsx";

/** Says that this is not open to the reader, and whom to ask. */
export default function Forbidden() {
  return <TurnedAway why="forbidden" icon={<Lock />} />;
}
