import type { DemoFlow } from "../prompt.ts";

export const queuedCallback: DemoFlow = {
  FlowName: "Queued callback",
  Description: "Arranging to be called back: after hours, or when a queue is full.",
  LOBs: ["retail", "travel"],
  prompts: [
    {
      name: "callback-offer",
      category: "menu",
      visible: true,
      en: "To be called back at the number that you are calling from, press 1. At another number, press 2. If you do not wish to be called back, press 3.",
      es: "Para que le llamemos al número desde el que nos marca, oprima 1. A otro número, oprima 2. Si no desea que le llamemos, oprima 3.",
    },
    {
      name: "enter-number",
      category: "question",
      en: "Please enter the ten digits of the telephone number, then press the pound key.",
      es: "Marque los diez dígitos del número de teléfono y después la tecla numeral.",
    },
    {
      name: "invalid-number",
      category: "error",
      en: "We cannot call that number. Please try another one.",
      es: "No podemos llamar a ese número. Intente con otro, por favor.",
    },
    {
      name: "invalid-choice",
      category: "error",
      en: "Sorry, that is not one of the options.",
      es: "Disculpe, esa no es una de las opciones.",
    },
    {
      name: "no-input",
      category: "error",
      en: "We did not hear anything.",
      es: "No escuchamos nada.",
    },
    {
      name: "callback-arranged",
      category: "answer",
      visible: true,
      en: "Done. We will call you when it is your turn. You may hang up now.",
      es: "Listo. Le llamaremos cuando sea su turno. Ya puede colgar.",
    },
    {
      name: "callback-already",
      category: "answer",
      en: "We are already going to call you back at this number. Thank you.",
      es: "Ya tenemos programada una llamada a este número. Gracias.",
    },
    {
      name: "callback-greeting",
      category: "greeting",
      about: "Heard when the callback is answered, before the agent",
      en: "Hello, this is Northwind calling you back, as you asked.",
      es: "Hola, le llama Northwind, como nos pidió.",
    },
    {
      name: "not-offered",
      category: "notice",
      en: "We cannot call back at the moment. Please call again later.",
      es: "Por el momento no podemos devolver llamadas. Por favor, llame más tarde.",
    },
    {
      name: "not-now",
      category: "error",
      en: "We cannot arrange a callback just now. Please call again in a few minutes. Thank you.",
      es: "En este momento no podemos programar la llamada. Por favor, llame de nuevo en unos minutos. Gracias.",
    },
    {
      name: "goodbye",
      category: "farewell",
      en: "Thank you for calling. Goodbye.",
      es: "Gracias por llamar. Hasta luego.",
    },
  ],
};
