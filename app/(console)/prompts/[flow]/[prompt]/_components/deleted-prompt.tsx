import { useTranslations } from "next-intl";
import { Trash2 } from "#components/ui/icons.tsx";
import { Moment } from "#components/ui/moment.tsx";
import { State } from "#components/ui/state.tsx";
import { momentOf } from "#lib/domain/history/browser.ts";
import type { Change } from "#lib/domain/history/index.ts";
import { Who } from "../../../_components/who.tsx";
import { RestoreDeleted } from "./restore-prompt.tsx";

type Props = { flow: string; name: string; newest?: Change; mayRestore: boolean };

/** In the place of a deleted prompt: by whom and when, and the way back. */
export function DeletedPrompt({ flow, name, newest, mayRestore }: Props) {
  const t = useTranslations("prompts.deleted");
  const deletion = newest?.Before && !newest.After ? newest : undefined;
  return (
    <State
      icon={<Trash2 />}
      title={t("title")}
      actions={mayRestore && deletion && <RestoreDeleted flow={flow} name={name} at={deletion.At} />}
    >
      <p>
        {deletion
          ? t.rich("body", {
              who: () => <Who actor={deletion.Actor} />,
              when: () => <Moment at={momentOf(deletion.At)} />,
            })
          : t("bodyUnknown")}
      </p>
    </State>
  );
}
