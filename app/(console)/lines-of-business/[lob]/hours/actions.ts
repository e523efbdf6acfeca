"use server";

import {
  listHolidayPlaces,
  listHolidayPlacesInput,
  listPublicHolidays,
  listPublicHolidaysInput,
} from "#lib/domain/lines-of-business/index.ts";
import { consoleAction } from "#lib/web/action.ts";

export const listHolidayPlacesAction = consoleAction(listHolidayPlacesInput, listHolidayPlaces, {
  isRead: true,
});
export const listPublicHolidaysAction = consoleAction(listPublicHolidaysInput, listPublicHolidays, {
  isRead: true,
});
