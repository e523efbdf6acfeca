"use server";

import { z } from "zod";
import { examineContactFlows, maxFlowBytes } from "#lib/domain/contact-flows/index.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import { consoleAction } from "#lib/web/action.ts";
import { FlowsReport } from "./_components/flows-report.tsx";

/** The files of a form under `file`. @throws VALIDATION at `file` where one is larger than a flow can be */
async function filesOf(form: FormData): Promise<{ name: string; text: string }[]> {
  const files = form.getAll("file").filter((file) => file instanceof File);
  if (files.some(({ size }) => size > maxFlowBytes)) {
    const refusal = { reason: "contactFlows.tooLarge", values: { kilobytes: maxFlowBytes / 1024 } };
    throw new DomainError("VALIDATION", refusal.reason, {
      values: refusal.values,
      fieldErrors: { file: refusal },
    });
  }
  return Promise.all(files.map(async (file) => ({ name: file.name.slice(0, 255), text: await file.text() })));
}

/** Compares files of the reader's own; the rows come from the server as the page's do. Nothing is kept. */
export const examineFilesAction = consoleAction(
  z.instanceof(FormData),
  async (deps, actor, form) => {
    const examination = await examineContactFlows(deps, actor, await filesOf(form));
    return { count: examination.files.length, report: <FlowsReport examination={examination} /> };
  },
  { isRead: true },
);
