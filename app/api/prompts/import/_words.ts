import { getTranslations } from "next-intl/server";
import type { ImportPreview, ImportRun, PreviewRow, RowProblem } from "#lib/domain/prompts/index.ts";

/** What is wrong with a row, in the person's language. */
export type ToldProblem = { column?: string; message: string };
export type ToldRow =
  | Exclude<PreviewRow, { kind: "refused" }>
  | (Omit<Extract<PreviewRow, { kind: "refused" }>, "problems"> & { problems: ToldProblem[] });
/** The preview as the browser gets it; `id` names the import that may follow. */
export type ToldPreview = Omit<ImportPreview, "rows"> & { id: string; rows: ToldRow[] };

type Result = NonNullable<ImportRun["result"]>;
export type ToldRun = Omit<ImportRun, "result"> & {
  result?: Omit<Result, "skipped" | "stopped"> & {
    /** The first of the rows that were left out, and how many there are in all. */
    skipped: { FlowName: string; PromptName: string; line?: number; message: string }[];
    skippedCount: number;
    stopped?: { message: string; left: number };
  };
};

const maxToldSkipped = 500;

/** Sentences for reasons, once for a request. */
export async function reasonWords() {
  const t = await getTranslations("reasons");
  const say = (reason: string, values?: RowProblem["values"]) => t(reason as never, values as never);
  const problem = ({ column, reason, values }: RowProblem): ToldProblem => ({
    column,
    message: say(reason, values),
  });
  return {
    problem,
    row: (row: PreviewRow): ToldRow =>
      row.kind === "refused" ? { ...row, problems: row.problems.map(problem) } : row,
    run: ({ result, ...run }: ImportRun): ToldRun => ({
      ...run,
      result: result && {
        ...result,
        skipped: result.skipped
          .slice(0, maxToldSkipped)
          .map(({ reason, ...row }) => ({ ...row, message: say(reason) })),
        skippedCount: result.skipped.length,
        stopped: result.stopped && {
          message: say(result.stopped.reason, result.stopped.values),
          left: result.stopped.left,
        },
      },
    }),
  };
}
