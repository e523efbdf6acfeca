import { HistoryOfSetting } from "../../_components/setting-history.tsx";
import type { HoursName } from "./hours-state.ts";
import type { HoursOf } from "./use-hours-editor.ts";

/** What happened to one of the settings of this page, read when it is opened; each change with the way back. */
export const HoursHistory = ({ of, name }: { of: HoursOf; name: HoursName }) => (
  <div>
    <HistoryOfSetting
      lob={of.lob.LOB}
      name={name}
      version={of.states[name].Version}
      value={of.values[name]}
      mayRestore={of.mayRestore}
    />
  </div>
);
