import type { DemoFlow } from "../prompt.ts";

export const travelDesk: DemoFlow = {
  FlowName: "Travel desk",
  Description: "Bookings, changes and help on the way.",
  LOBs: ["travel"],
  prompts: [
    {
      name: "travel-welcome",
      category: "greeting",
      visible: true,
      en: "Welcome to the Northwind travel desk. Where are we going today?",
      es: "Bienvenido a la mesa de viajes de Northwind. ¿A dónde viajamos hoy?",
    },
    {
      name: "travel-options",
      category: "menu",
      visible: true,
      en: "For a new booking, press 1. To change a booking, press 2. If you are travelling now and need help, press 3.",
      es: "Para una reservación nueva, oprima 1. Para cambiar una reservación, oprima 2. Si está de viaje en este momento y necesita ayuda, oprima 3.",
    },
    {
      name: "ask-booking-code",
      category: "question",
      en: "Please say or enter the six characters of your booking code.",
      es: "Diga o ingrese los seis caracteres de su código de reservación.",
    },
    {
      name: "booking-changed",
      category: "answer",
      en: "Your booking has been changed. A new confirmation is on its way to you.",
      es: "Su reservación fue modificada. Le enviaremos una nueva confirmación.",
    },
    {
      name: "change-fee",
      category: "notice",
      was: "A fee of 40 dollars applies to changes.",
      en: "Changes are free until the day before you travel. After that a fee of 25 dollars applies.",
      es: "Los cambios tienen un cargo de 40 dólares.",
    },
    {
      name: "help-on-the-way",
      category: "answer",
      en: "You are first in line. Please stay with us.",
      es: "Usted es el siguiente en la línea. Por favor, permanezca con nosotros.",
    },
    {
      name: "passport-reminder",
      category: "notice",
      en: "Please check that your passport is valid for six more months.",
    },
    {
      name: "travel-transfer",
      category: "transfer",
      en: "Please hold for a travel agent.",
      es: "Espere en la línea, por favor. Le atenderá un agente de viajes.",
    },
  ],
};
