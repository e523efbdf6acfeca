import type { TurnRole } from "#lib/domain/sessions/index.ts";

/** Something said in both languages; a bot says a prompt of the demo flows, by its flow and name. */
type Line =
  { role: Exclude<TurnRole, "bot">; en: string; es: string } | { role: "bot"; flow: string; prompt: string };

/** A conversation up to where a human takes it (`before`), and what they and the customer say then (`after`). */
export type SessionScript = {
  lob?: string;
  flow: string;
  before: Line[];
  after: Line[];
  /** Why a human was asked for. */
  reason: { en: string; es: string };
  summary: { en: string; es: string };
};

const bot = (flow: string, ...names: string[]): Line[] =>
  names.map((prompt) => ({ role: "bot", flow, prompt }));
const customer = (en: string, es: string): Line => ({ role: "customer", en, es });
const agent = (en: string, es: string): Line => ({ role: "agent", en, es });

export const sessionScripts: readonly SessionScript[] = [
  {
    lob: "retail",
    flow: "Retail greeting",
    before: [
      ...bot("Retail greeting", "retail-welcome", "retail-options"),
      customer("Where is my order?", "¿Dónde está mi pedido?"),
      ...bot("Retail greeting", "ask-order-number"),
      customer("48210377", "48210377"),
      ...bot("Retail greeting", "order-on-its-way"),
      customer("Great, thank you!", "¡Perfecto, muchas gracias!"),
      ...bot("Main menu", "goodbye"),
    ],
    after: [
      agent(
        "I see it in the van now; it will be there before six.",
        "Ya lo veo en camino; llegará antes de las seis.",
      ),
      customer("Good, I will be at home.", "Bien, estaré en casa."),
    ],
    reason: { en: "Wants the exact hour of delivery.", es: "Quiere la hora exacta de entrega." },
    summary: {
      en: "Asked where an order is. It is on its way and expected within two business days.",
      es: "Preguntó por un pedido. Va en camino y llega en dos días hábiles.",
    },
  },
  {
    lob: "retail",
    flow: "Retail greeting",
    before: [
      ...bot("Retail greeting", "retail-welcome", "retail-options"),
      customer(
        "My parcel is a week late. Call me at +1 202 555 0143, I cannot keep waiting here.",
        "Mi paquete lleva una semana de retraso. Llámeme al +1 202 555 0143, no puedo seguir esperando.",
      ),
      ...bot("Retail greeting", "ask-order-number"),
      customer(
        "It is 77120946, paid with 4111 1111 1111 1111",
        "Es el 77120946, pagado con 4111 1111 1111 1111",
      ),
      ...bot("Retail greeting", "order-delayed"),
      customer(
        "That is not good enough. I want to talk to a person.",
        "No es suficiente. Quiero hablar con una persona.",
      ),
    ],
    after: [
      agent(
        "I am sorry about the delay. I have sent a second parcel by courier; it arrives tomorrow.",
        "Lamento el retraso. Le envié otro paquete por mensajería; llega mañana.",
      ),
      customer("Thank you. That helps.", "Gracias. Eso me ayuda."),
      agent("You are welcome. Is there anything else?", "Con gusto. ¿Hay algo más en que pueda ayudarle?"),
    ],
    reason: {
      en: "A parcel is a week late and the customer is upset.",
      es: "Un paquete lleva una semana de retraso y el cliente está molesto.",
    },
    summary: {
      en: "Parcel a week late; a replacement was sent by courier.",
      es: "Paquete con una semana de retraso; se envió otro por mensajería.",
    },
  },
  {
    lob: "retail",
    flow: "Retail greeting",
    before: [
      ...bot("Retail greeting", "retail-welcome", "retail-options"),
      customer("I want to return a coat, it is too small.", "Quiero devolver un abrigo, me queda chico."),
      ...bot("Retail greeting", "return-window", "return-label"),
      customer("My address is ana.torres@example.com", "Mi correo es ana.torres@example.com"),
      ...bot("Main menu", "goodbye"),
    ],
    after: [agent("The label is in your inbox now.", "La etiqueta ya está en su correo.")],
    reason: { en: "The return label did not arrive.", es: "La etiqueta de devolución no llegó." },
    summary: {
      en: "Return of a coat; a label was sent.",
      es: "Devolución de un abrigo; se envió la etiqueta.",
    },
  },
  {
    lob: "claims",
    flow: "Claims",
    before: [
      ...bot("Claims", "claims-welcome", "claims-options"),
      customer("A branch fell on my car last night.", "Anoche cayó una rama sobre mi auto."),
      ...bot("Claims", "ask-policy-number"),
      customer("Policy 9031-4472-18", "Póliza 9031-4472-18"),
      ...bot("Claims", "ask-birth-date"),
      customer("04171983", "04171983"),
      ...bot("Claims", "claim-received"),
    ],
    after: [
      agent(
        "I am your adjuster. Can you send me two pictures of the roof?",
        "Soy su ajustador. ¿Puede enviarme dos fotos del techo?",
      ),
      customer("Yes, in a minute.", "Sí, en un minuto."),
    ],
    reason: {
      en: "Damage by storm, the car cannot be driven.",
      es: "Daños por tormenta; el auto no se puede usar.",
    },
    summary: { en: "New claim: storm damage to a car.", es: "Reclamo nuevo: daños por tormenta en un auto." },
  },
  {
    lob: "claims",
    flow: "Claims",
    before: [
      ...bot("Claims", "claims-welcome", "claims-options"),
      customer("Is my claim paid yet?", "¿Ya pagaron mi reclamo?"),
      ...bot("Claims", "ask-policy-number"),
      customer("I think it is 5550 1234 90", "Creo que es 5550 1234 90"),
      ...bot("Claims", "policy-not-found", "ask-policy-number"),
      customer("5550 1234 91 then", "Entonces 5550 1234 91"),
      ...bot("Claims", "claim-under-review", "claims-transfer"),
    ],
    after: [
      agent(
        "The review ends on Thursday. I will call you then.",
        "La revisión termina el jueves. Ese día le llamo.",
      ),
      customer("Please do. I have been waiting for three weeks.", "Por favor. Llevo tres semanas esperando."),
    ],
    reason: {
      en: "Asks for a claim that is under review for three weeks.",
      es: "Pregunta por un reclamo en revisión desde hace tres semanas.",
    },
    summary: {
      en: "Claim still under review; a call was promised.",
      es: "Reclamo en revisión; se prometió una llamada.",
    },
  },
  {
    lob: "travel",
    flow: "Travel desk",
    before: [
      ...bot("Travel desk", "travel-welcome", "travel-options"),
      customer(
        "My flight was cancelled and I am at the airport.",
        "Cancelaron mi vuelo y estoy en el aeropuerto.",
      ),
      ...bot("Travel desk", "ask-booking-code"),
      customer("QX7R2M", "QX7R2M"),
      ...bot("Travel desk", "help-on-the-way", "travel-transfer"),
    ],
    after: [
      agent(
        "There is a seat on the flight at 18:40. Shall I take it?",
        "Hay un asiento en el vuelo de las 18:40. ¿Lo tomo?",
      ),
      customer("Yes please!", "¡Sí, por favor!"),
      agent(
        "Done. The new boarding pass is on your phone.",
        "Listo. El nuevo pase de abordar está en su teléfono.",
      ),
    ],
    reason: {
      en: "Stranded at the airport, flight cancelled.",
      es: "Varado en el aeropuerto, vuelo cancelado.",
    },
    summary: {
      en: "Cancelled flight; rebooked for 18:40.",
      es: "Vuelo cancelado; nueva reserva a las 18:40.",
    },
  },
  {
    lob: "travel",
    flow: "Travel desk",
    before: [
      ...bot("Travel desk", "travel-welcome", "travel-options"),
      customer("Can I move my trip by two days?", "¿Puedo cambiar mi viaje dos días?"),
      ...bot("Travel desk", "ask-booking-code"),
      customer("LM4T9K", "LM4T9K"),
      ...bot("Travel desk", "change-fee", "booking-changed"),
      customer("Thanks", "Gracias"),
    ],
    after: [agent("The hotel has been moved as well.", "El hotel también quedó cambiado.")],
    reason: { en: "The hotel must be moved along.", es: "También hay que cambiar el hotel." },
    summary: { en: "Trip moved by two days.", es: "Viaje cambiado dos días." },
  },
  {
    flow: "Main menu",
    before: [
      ...bot("Main menu", "welcome", "language-choice", "main-options"),
      customer("Hello? Is anybody there?", "¿Hola? ¿Hay alguien?"),
      ...bot("Main menu", "invalid-choice"),
      customer("An agent please", "Un agente, por favor"),
      ...bot("Main menu", "too-many-tries"),
      ...bot("Queue wait", "all-agents-busy"),
    ],
    after: [agent("Good day, how can I help?", "Buenos días, ¿en qué le ayudo?")],
    reason: { en: "Asked for a person at once.", es: "Pidió una persona desde el principio." },
    summary: {
      en: "Asked for a person without saying why.",
      es: "Pidió hablar con una persona sin decir por qué.",
    },
  },
];
