import { z } from "zod";

/** Texts for an emergency, prepared beforehand, in the directory beside the lines of business. */
export const playbookSchema = z
  .object({
    ConfigKey: z.string(),
    Name: z.string(),
    EmergencyText_en: z.string(),
    EmergencyText_es: z.string(),
    /** How long such a closure lasts, as proposed when it is raised. */
    Minutes: z.number(),
    /** The lines of business that it is for; none means all. */
    LOBs: z.array(z.string()).default([]),
    Version: z.number().int().min(1),
    UpdatedAt: z.string(),
    UpdatedBy: z.string(),
  })
  .transform(({ ConfigKey, ...rest }) => ({ id: ConfigKey.slice("PLAYBOOK#".length), ...rest }));
export type Playbook = z.infer<typeof playbookSchema>;

export type PlaybookContents = Pick<
  Playbook,
  "Name" | "EmergencyText_en" | "EmergencyText_es" | "Minutes" | "LOBs"
>;

export const playbookKey = (id: string): string => `PLAYBOOK#${id}`;

export const playbookContents = (playbook: PlaybookContents): PlaybookContents => ({
  Name: playbook.Name,
  EmergencyText_en: playbook.EmergencyText_en,
  EmergencyText_es: playbook.EmergencyText_es,
  Minutes: playbook.Minutes,
  LOBs: playbook.LOBs,
});
