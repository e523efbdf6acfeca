"use server";

import {
  createFlow,
  createFlowInput,
  createPrompt,
  createPromptInput,
  deletePrompt,
  deletePromptInput,
  promptHistory,
  restorePrompt,
  restorePromptInput,
  saveFlow,
  saveFlowInput,
  savePrompt,
  savePromptInput,
} from "#lib/domain/prompts/index.ts";
import { consoleAction } from "#lib/web/action.ts";
import { z } from "zod";

const historyInput = z.object({ flow: z.string(), name: z.string(), cursor: z.string().optional() });

export const createFlowAction = consoleAction(createFlowInput, createFlow);
export const saveFlowAction = consoleAction(saveFlowInput, saveFlow);
export const createPromptAction = consoleAction(createPromptInput, createPrompt);
export const savePromptAction = consoleAction(savePromptInput, savePrompt);
export const deletePromptAction = consoleAction(deletePromptInput, deletePrompt);
export const restorePromptAction = consoleAction(restorePromptInput, restorePrompt);
export const promptHistoryAction = consoleAction(historyInput, promptHistory, { isRead: true });
