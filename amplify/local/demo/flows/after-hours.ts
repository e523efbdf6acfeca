import type { DemoFlow } from "../prompt.ts";

export const afterHours: DemoFlow = {
  FlowName: "After hours",
  Description: "When nobody is in the office: evenings, weekends and holidays.",
  LOBs: ["retail", "claims"],
  prompts: [
    {
      name: "closed-now",
      category: "notice",
      visible: true,
      en: "Our offices are closed now. We are here from Monday to Friday, from nine to five.",
      es: "En este momento nuestras oficinas están cerradas. Atendemos de lunes a viernes, de nueve a cinco.",
    },
    {
      name: "closed-holiday",
      category: "notice",
      visible: true,
      en: "Our offices are closed today for the holiday. We are back on the next business day.",
      es: "Hoy nuestras oficinas están cerradas por ser día festivo. Regresamos el próximo día hábil.",
    },
    {
      name: "after-hours-options",
      category: "menu",
      en: "To leave a message, press 1. To be called back tomorrow, press 2. To report a loss at once, press 3.",
      es: "Para dejar un mensaje, oprima 1. Para que le llamemos mañana, oprima 2. Para reportar una pérdida de inmediato, oprima 3.",
    },
    {
      name: "leave-message",
      category: "question",
      en: "Please leave your name, your number and a short message after the tone.",
      es: "Después del tono, deje su nombre, su número y un mensaje breve, por favor.",
    },
    {
      name: "message-saved",
      category: "answer",
      en: "We have your message. Thank you.",
      es: "Hemos recibido su mensaje. Muchas gracias.",
    },
    {
      name: "callback-tomorrow",
      category: "answer",
      en: "We will call you back on the next business day, before noon.",
      es: "Le llamaremos el próximo día hábil, antes del mediodía.",
    },
    {
      name: "new-year-hours",
      category: "notice",
      about: "Between the holidays only",
      active: false,
      en: "Until January the second we are open from ten to two.",
    },
  ],
};
