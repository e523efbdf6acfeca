import type { DemoFlow } from "../prompt.ts";

export const vanityNumbers: DemoFlow = {
  FlowName: "Vanity numbers",
  Description: "A telephone number in words: the caller's own, or one that is typed in.",
  LOBs: ["travel"],
  prompts: [
    {
      name: "language-choice",
      category: "menu",
      visible: true,
      en: "For English, press 1.",
      es: "Para español, oprima el 2.",
      about: "Each language is spoken in its own voice",
    },
    {
      name: "recording-notice",
      category: "notice",
      about: "Wording agreed with the legal department",
      visible: true,
      en: "This call is recorded. To agree, press 1. To end the call, press 2.",
      es: "Esta llamada se graba. Si está de acuerdo, oprima 1. Para terminar la llamada, oprima 2.",
    },
    {
      name: "recording-refused",
      category: "farewell",
      en: "Without a recording we cannot go on. Thank you for calling. Goodbye.",
      es: "Sin la grabación no podemos continuar. Gracias por llamar. Hasta luego.",
    },
    {
      name: "number-choice",
      category: "menu",
      visible: true,
      en: "To hear words for the number that you are calling from, press 1. For another number, press 2.",
      es: "Para escuchar palabras con el número desde el que nos llama, oprima 1. Para otro número, oprima 2.",
    },
    {
      name: "enter-number",
      category: "question",
      en: "Please enter the telephone number with its area code, then press the pound key.",
      es: "Marque el número de teléfono con el código de área y después la tecla numeral.",
    },
    {
      name: "hear-again",
      category: "menu",
      en: "To hear them again, press 1. For another number, press 2. Or simply hang up.",
      es: "Para escucharlos otra vez, oprima 1. Para otro número, oprima 2. O simplemente cuelgue.",
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
      name: "too-many-tries",
      category: "error",
      en: "That did not work. Let us see who can help you.",
      es: "No funcionó. Veamos quién puede ayudarle.",
    },
    {
      name: "not-offered",
      category: "notice",
      en: "We do not offer numbers in words at the moment. Thank you for calling.",
      es: "Por el momento no ofrecemos números en palabras. Gracias por llamar.",
    },
    {
      name: "goodbye",
      category: "farewell",
      visible: true,
      en: "Thank you for calling. Goodbye.",
      es: "Gracias por llamar. Hasta luego.",
    },
  ],
};
