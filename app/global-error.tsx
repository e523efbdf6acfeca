"use client";

import "./styles/global.css";

const words = {
  en: {
    title: "The console could not be shown",
    body: "What was saved is safe. Load the page again; if it happens again, tell a system admin this reference:",
    again: "Load again",
  },
  es: {
    title: "No se pudo mostrar la consola",
    body: "Lo que se guardó está a salvo. Vuelva a cargar la página; si vuelve a ocurrir, comunique esta referencia a un administrador del sistema:",
    again: "Volver a cargar",
  },
};

/** The last resort, when even the frame failed: no messages, no theme, nothing that could fail again. */
export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  const locale = typeof navigator !== "undefined" && navigator.language.startsWith("es") ? "es" : "en";
  const { title, body, again } = words[locale];
  return (
    <html lang={locale} data-amplify-theme="console" data-amplify-color-mode="system">
      <body>
        <title>{title}</title>
        <main style={{ maxInlineSize: "34rem", margin: "10vh auto", padding: "16px" }}>
          <h1>{title}</h1>
          <p style={{ marginBlock: "16px" }}>
            {body} {error.digest}
          </p>
          <button
            type="button"
            className="amplify-button amplify-button--primary"
            onClick={() => window.location.reload()}
          >
            {again}
          </button>
        </main>
      </body>
    </html>
  );
}
