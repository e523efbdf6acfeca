/** What the customer and the agent are told, in the session's language (English where it is neither). */
const words = {
  en: {
    handedOver: (agent: string) => `Handed over to ${agent}.`,
    withAgent: (agent: string) => `You are now speaking with ${agent}. They can see what was said so far.`,
    nobody: "We are sorry: nobody could take over just now. You can go on here, or ask for a person again.",
    failed: "The handover to a person failed.",
    withdrawn: "The handover to a person was taken back.",
    goOn: "No person is being looked for any more. You can go on here.",
    again: (agent: string) => `${agent} did not reply; somebody else is looked for.`,
    reason: "Why",
    before: "Before",
    who: { customer: "Customer", bot: "Assistant", agent: "Agent", system: "System" },
  },
  es: {
    handedOver: (agent: string) => `La conversación pasó a ${agent}.`,
    withAgent: (agent: string) => `Ahora le atiende ${agent}. Puede ver lo que se ha dicho hasta ahora.`,
    nobody:
      "Lo sentimos: nadie puede atenderle en este momento. Puede seguir aquí o volver a pedir que le atienda una persona.",
    failed: "No se pudo pasar la conversación a una persona.",
    withdrawn: "Se retiró la solicitud de una persona.",
    goOn: "Ya no se busca a una persona. Puede seguir aquí.",
    again: (agent: string) => `${agent} no respondió; se busca a otra persona.`,
    reason: "Motivo",
    before: "Antes",
    who: { customer: "Cliente", bot: "Asistente", agent: "Agente", system: "Sistema" },
  },
};

export const handoffWords = (language: string | undefined) =>
  language?.startsWith("es") ? words.es : words.en;
