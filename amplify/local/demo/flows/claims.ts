import type { DemoFlow } from "../prompt.ts";

export const claims: DemoFlow = {
  FlowName: "Claims",
  Description: "Reporting a loss and asking how a claim stands.",
  LOBs: ["claims"],
  prompts: [
    {
      name: "claims-welcome",
      category: "greeting",
      visible: true,
      en: "You have reached the claims department. If anyone is hurt, hang up and dial 9 1 1.",
      es: "Se ha comunicado con el departamento de reclamos. Si hay alguna persona herida, cuelgue y marque 9 1 1.",
    },
    {
      name: "claims-options",
      category: "menu",
      en: "To report a new claim, press 1. To ask about a claim that you have made, press 2. For anything else, press 0.",
      es: "Para reportar un reclamo nuevo, oprima 1. Para preguntar por un reclamo que ya presentó, oprima 2. Para cualquier otro asunto, oprima 0.",
    },
    {
      name: "ask-policy-number",
      category: "question",
      en: "Please enter your policy number. You find it on the first page of your policy.",
      es: "Ingrese su número de póliza. Lo encuentra en la primera página de su póliza.",
    },
    {
      name: "ask-birth-date",
      category: "question",
      en: "To make sure that it is you, please enter your date of birth: two digits for the month, two for the day and four for the year.",
      es: "Para confirmar su identidad, ingrese su fecha de nacimiento: dos dígitos para el mes, dos para el día y cuatro para el año.",
    },
    {
      name: "policy-not-found",
      category: "error",
      en: "We have no policy with that number. Let us try once more.",
      es: "No tenemos ninguna póliza con ese número. Intentemos una vez más.",
    },
    {
      name: "claim-received",
      category: "answer",
      visible: true,
      en: "We have received your claim. An adjuster will call you within two business days.",
      es: "Recibimos su reclamo. Un ajustador le llamará en un plazo de dos días hábiles.",
    },
    {
      name: "claim-under-review",
      category: "answer",
      was: "Your claim is being reviewed. This usually takes ten days.",
      en: "Your claim is being reviewed. This usually takes five business days.",
      es: "Su reclamo está en revisión. Esto suele tomar diez días.",
    },
    {
      name: "claim-paid",
      category: "answer",
      en: "Your claim has been paid. The money should reach your account within three business days.",
      es: "Su reclamo ya fue pagado. El dinero debería llegar a su cuenta en un plazo de tres días hábiles.",
    },
    {
      name: "documents-needed",
      category: "answer",
      en: "We need one more document from you. We have sent you a letter that says which.",
      es: "Nos hace falta un documento suyo. Le enviamos una carta en la que se indica cuál.",
    },
    {
      name: "storm-notice",
      category: "notice",
      about: "Switched on by the regional office after a storm",
      active: false,
      en: "Because of the recent storm we receive many calls. You may also report damage on our web site.",
    },
    {
      name: "claims-transfer",
      category: "transfer",
      en: "We are connecting you with a claims specialist. Please have your policy at hand.",
      es: "Le estamos comunicando con un especialista en reclamos. Tenga su póliza a la mano, por favor.",
    },
  ],
};
