/**
 * What every form is given that script sends. Pressed before the script has come, it does nothing, where the browser
 * would leave the page with what was typed (`dialog` outside of a dialog). After a reload the browser puts nothing
 * back by itself: what was typed is offered as a draft, and all else shows what is stored.
 */
export const keptForm = { method: "dialog", autoComplete: "off", noValidate: true } as const;
