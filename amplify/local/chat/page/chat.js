// The customer's side of a chat. What was typed stays in `outbox` until the server says that it is stored: after a lost
// connection it is sent again with the same id, and what was missed meanwhile is asked for.
import { words } from "./words.js";

const [form, say, conversation, list, status, language] = [
  "connect",
  "say",
  "conversation",
  "turns",
  "status",
  "page-language",
].map((id) => document.getElementById(id));
const outbox = new Map();
const shown = new Map();
/** What the status says, as a function of the words: said anew in the other language. */
let telling = ({ notConnected }) => notConnected;
let socket, wish, session, token, last, over;

const here = () => words[language.value];
function tell(sentence, state = "") {
  telling = sentence;
  const text = sentence(here());
  status.dataset.state = state;
  // The same words again are not news.
  if (status.textContent !== text) status.textContent = text;
}
const address = () => {
  const query = new URLSearchParams({ session, ...wish });
  return `${location.origin.replace("http", "ws")}/?${query}`;
};

function nameTurn(item) {
  const { roles, unsent } = here();
  const waits = item.hasAttribute("data-waiting");
  item.firstChild.textContent = roles[item.dataset.role] + (waits ? ` · ${unsent}` : "");
}

function show({ turn_id, client_id, role, content }) {
  const key = client_id ?? turn_id;
  let item = shown.get(key);
  if (!item) {
    item = document.createElement("li");
    item.append(document.createElement("b"), content);
    shown.set(key, item);
  }
  const stays = turn_id !== undefined && !item.hasAttribute("data-waiting") && item.isConnected;
  if (stays) return;
  item.dataset.role = role;
  item.toggleAttribute("data-waiting", turn_id === undefined);
  nameTurn(item);
  if (item.isConnected) return;
  list.append(item);
  item.scrollIntoView({ block: "nearest" });
}

const later = (one, other) => (one === undefined || other > one ? other : one);

function hear(message) {
  if (message.type === "turns") {
    for (const turn of message.turns) {
      show(turn);
      last = later(last, turn.turn_id);
      outbox.delete(turn.client_id);
    }
    tell(({ statuses }) => statuses[message.status]);
  } else {
    tell(({ errors }) => errors[message.code] ?? errors.FAILED, "failed");
    if (message.code !== "UNAVAILABLE" && message.code !== "FAILED") outbox.delete(message.client_id);
  }
}

const send = (message) => socket.readyState === WebSocket.OPEN && socket.send(JSON.stringify(message));
const sendOutbox = () =>
  outbox.forEach((content, client_id) => send({ action: "sendMessage", client_id, content }));

/** Longer each time, up to ten seconds, so that a server that comes back is not run over. */
const pause = (tried) => Math.min(10_000, 1_000 * 2 ** Math.min(tried, 4));

function connect(tried = 0) {
  if (tried === 0) tell(({ connecting }) => connecting);
  let opened = false;
  socket = new WebSocket(address(), ["chat", token]);
  socket.addEventListener("open", () => {
    opened = true;
    tell(({ connected }) => connected);
    send({ action: "getTurns", after: last });
    sendOutbox();
  });
  socket.addEventListener("message", ({ data }) => hear(JSON.parse(data)));
  socket.addEventListener("close", () => {
    if (over) return tell((said) => said.over);
    tell(({ lost }) => lost, "lost");
    const again = opened ? 0 : tried;
    setTimeout(() => over || connect(again + 1), pause(again));
  });
}

// What an agent says, and what could not be stored before.
setInterval(() => {
  if (socket?.readyState !== WebSocket.OPEN) return;
  send({ action: "getTurns", after: last });
  sendOutbox();
}, 2_000);

function open(isOpen) {
  form.hidden = isOpen;
  say.hidden = !isOpen;
  if (isOpen) conversation.hidden = false;
  (isOpen ? say : form).querySelector(isOpen ? "textarea" : "button").focus();
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const { name, password, ...rest } = Object.fromEntries(new FormData(form));
  const body = JSON.stringify({ name, password });
  const answer = await fetch("/sign-in", { method: "POST", body }).catch(() => undefined);
  if (!answer?.ok) return tell((said) => (answer?.status === 401 ? said.wrong : said.away), "failed");
  ({ token } = await answer.json());
  wish = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== ""));
  [session, last, over] = [crypto.randomUUID(), undefined, false];
  outbox.clear();
  shown.clear();
  list.replaceChildren();
  open(true);
  connect();
});
say.addEventListener("submit", (event) => {
  event.preventDefault();
  const content = say.elements.content.value.trim();
  if (!content) return;
  const client_id = crypto.randomUUID();
  outbox.set(client_id, content);
  show({ client_id, role: "customer", content });
  send({ action: "sendMessage", client_id, content });
  say.reset();
  say.elements.content.focus();
});
say.elements.content.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  say.requestSubmit();
});
document.getElementById("lose").addEventListener("click", () => socket.close());
document.getElementById("leave").addEventListener("click", () => {
  over = true;
  socket.close();
  tell((said) => said.over);
  open(false);
});

function speak() {
  const said = here();
  document.documentElement.lang = language.value;
  document.title = said.title;
  for (const element of document.querySelectorAll("[data-words]"))
    element.textContent = said[element.dataset.words];
  for (const item of list.children) nameTurn(item);
  tell(telling, status.dataset.state);
}
language.addEventListener("change", speak);
language.value = navigator.language.startsWith("es") ? "es" : "en";
form.elements.language.value = `${language.value}-US`;
speak();
