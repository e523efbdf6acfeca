import type { DemoFlow } from "../prompt.ts";

export const queueWait: DemoFlow = {
  FlowName: "Queue wait",
  Description: "What callers hear while they wait for an agent.",
  LOBs: ["retail", "claims", "travel"],
  prompts: [
    {
      name: "all-agents-busy",
      category: "wait",
      visible: true,
      en: "All of our agents are helping other callers. Your call will be answered in turn.",
      es: "Todos nuestros agentes están atendiendo otras llamadas. La suya será contestada en el orden en que la recibimos.",
    },
    {
      name: "short-wait",
      category: "wait",
      en: "You will be speaking with someone in less than two minutes.",
      es: "En menos de dos minutos le atenderá una persona.",
    },
    {
      name: "long-wait",
      category: "wait",
      was: "The wait is longer than usual. Please stay on the line.",
      en: "The wait is longer than ten minutes. We can call you back instead, and you keep your place.",
      es: "El tiempo de espera es mayor que lo habitual. Permanezca en la línea, por favor.",
    },
    {
      name: "offer-callback",
      category: "menu",
      visible: true,
      en: "To be called back at the number that you are calling from, press 1. To keep waiting, press 2.",
      es: "Para que le llamemos al número desde el que nos marca, oprima 1. Para seguir esperando, oprima 2.",
    },
    {
      name: "callback-arranged",
      category: "answer",
      en: "Done. We will call you when it is your turn. You may hang up now.",
      es: "Listo. Le llamaremos cuando sea su turno. Ya puede colgar.",
    },
    {
      name: "callback-already",
      category: "answer",
      en: "We are already going to call you back at this number.",
      es: "Ya tenemos programada una llamada a este número.",
    },
    {
      name: "still-there",
      category: "wait",
      en: '<speak>Thank you for your patience. <break time="300ms"/> We have not forgotten you.</speak>',
      es: '<speak>Gracias por su paciencia. <break time="300ms"/> No nos hemos olvidado de usted.</speak>',
    },
    {
      name: "try-web-site",
      category: "wait",
      en: "Many questions are answered on our web site, at any hour.",
      es: "En nuestro sitio web encontrará respuesta a muchas preguntas, a cualquier hora.",
    },
    {
      name: "survey-invitation",
      category: "farewell",
      en: "After this call we would like to ask you two short questions. Please stay on the line.",
    },
    {
      name: "wait-music-credit",
      category: "wait",
      about: "No longer needed since the music was changed",
      active: false,
      en: "You are listening to music by the city's youth orchestra.",
      es: "Está escuchando música de la orquesta juvenil de la ciudad.",
    },
  ],
};
