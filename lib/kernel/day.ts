const dayPattern = /^\d{4}-\d{2}-\d{2}$/;

/** Whether it is a day of the calendar, `YYYY-MM-DD`: the 31st of February is none. */
export function isDay(text: string): boolean {
  const moment = dayPattern.test(text) ? new Date(`${text}T00:00:00.000Z`) : undefined;
  return moment !== undefined && !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text);
}
