import { useTranslations } from "next-intl";
import { useCallback, useEffect, useRef, useState } from "react";
import type { Refusal } from "#components/forms/result.ts";
import type { Ending, OwnWords } from "#components/forms/run-calls.ts";
import { announce } from "#components/ui/announce.tsx";

export type AnyRun = { id: string; result?: unknown };
type Tell<Run> = (run: Run) => void;

type Place<Preview, Run> =
  | { step: "choose" }
  | { step: "reading"; file: File }
  | { step: "preview"; file: File; preview: Preview }
  | { step: "run"; run: Run; isLost: boolean };

export type ImportSteps<Preview, Run extends AnyRun> = ReturnType<typeof useImportSteps<Preview, Run>>;

/**
 * Where an import is: choosing a file, reading it, its preview, its run. `opened` is the run that the page was
 * opened with, followed where it is under way; `follow` tells a run as it goes on.
 */
export function useImportSteps<Preview, Run extends AnyRun>(
  opened: Run | undefined,
  follow: (id: string, tell: Tell<Run>, words: OwnWords) => Promise<Ending>,
) {
  const t = useTranslations("import");
  const [place, setPlace] = useState<Place<Preview, Run>>(
    opened ? { step: "run", run: opened, isLost: false } : { step: "choose" },
  );
  const [refusal, setRefusal] = useState<Refusal>();
  const [isBusy, setIsBusy] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const words = { unreachable: t("unreachable"), signedOut: t("signedOut") };

  const step = place.step === "run" ? `run ${place.run.id} ${Boolean(place.run.result)}` : place.step;
  const stepBefore = useRef(step);
  useEffect(() => {
    if (stepBefore.current === step) return;
    stepBefore.current = step;
    heading.current?.focus({ preventScroll: true });
    heading.current?.scrollIntoView({ block: "nearest" });
  }, [step]);

  const tell = useCallback((next: Run) => {
    // Coming back to this address finds the run again.
    window.history.replaceState(null, "", `?run=${next.id}`);
    setPlace({ step: "run", run: next, isLost: false });
  }, []);
  const lose = () => setPlace((now) => (now.step === "run" ? { ...now, isLost: true } : now));
  const look = (id: string) => void follow(id, tell, words).then((ending) => ending !== "done" && lose());
  const openId = opened && !opened.result ? opened.id : undefined;
  useEffect(() => {
    if (openId) look(openId);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once, for the run the page was opened with; the words stay
  }, [openId]);

  return {
    place,
    refusal,
    setRefusal,
    isBusy,
    /** Where the step that begins has its heading. */
    heading,
    words,
    look,

    /** Asks what a file would do; a preview that is there stays until the next is. */
    async read(file: File, ask: () => Promise<{ ok: true; preview: Preview } | Refusal>) {
      setRefusal(undefined);
      setIsBusy(true);
      if (place.step !== "preview") setPlace({ step: "reading", file });
      announce(t("file.reading", { name: file.name }));
      const answer = await ask();
      setIsBusy(false);
      if (answer.ok) return setPlace({ step: "preview", file, preview: answer.preview });
      setPlace({ step: "choose" });
      // The summary's link has the file's own sentence.
      setRefusal(answer.fieldErrors.file ? { ...answer, message: t("file.refused") } : answer);
    },

    /** Begins a run, and tells it until its end. */
    async begin(send: (tell: Tell<Run>) => Promise<Ending>) {
      setIsBusy(true);
      setRefusal(undefined);
      const ending = await send(tell);
      setIsBusy(false);
      if (ending === "lost") lose();
      else setRefusal(ending === "done" ? undefined : ending);
    },

    /** Back to the choice of a file. */
    again: () => {
      window.history.replaceState(null, "", window.location.pathname);
      setRefusal(undefined);
      setPlace({ step: "choose" });
    },
  };
}
