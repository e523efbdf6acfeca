// The customer's side of a chat. What was typed stays in `outbox` until the server says that it is stored: after a lost
// connection it is sent again with the same id, and what was missed meanwhile is asked for.
const [form, say, list, status] = ["connect", "say", "turns", "status"].map((id) =>
  document.getElementById(id),
);
const names = { customer: "You", bot: "Assistant", agent: "Agent", system: "Notice" };
const outbox = new Map();
const shown = new Map();
let socket, wish, session, token, last, over;

const tell = (words) => (status.textContent = words);
const address = () => {
  const query = new URLSearchParams({ session, ...wish });
  return `${location.origin.replace("http", "ws")}/?${query}`;
};

function show({ turn_id, client_id, role, content }) {
  const key = client_id ?? turn_id;
  const item = shown.get(key) ?? list.appendChild(document.createElement("li"));
  shown.set(key, item);
  item.dataset.role = role;
  item.toggleAttribute("data-waiting", turn_id === undefined);
  item.replaceChildren(Object.assign(document.createElement("b"), { textContent: names[role] }), content);
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
    tell(`Connected (${message.status.replace("_", " ")}).`);
  } else {
    tell(message.error);
    if (message.code !== "UNAVAILABLE" && message.code !== "FAILED") outbox.delete(message.client_id);
  }
}

const send = (message) => socket.readyState === WebSocket.OPEN && socket.send(JSON.stringify(message));
const sendOutbox = () =>
  outbox.forEach((content, client_id) => send({ action: "sendMessage", client_id, content }));

function connect() {
  tell("Connecting …");
  socket = new WebSocket(address(), ["chat", token]);
  socket.addEventListener("open", () => {
    tell("Connected.");
    send({ action: "getTurns", after: last });
    sendOutbox();
  });
  socket.addEventListener("message", ({ data }) => hear(JSON.parse(data)));
  socket.addEventListener("close", () => {
    if (over) return tell("The chat is over.");
    tell("The connection is lost; trying again …");
    setTimeout(connect, 1_000);
  });
}

// What an agent says, and what could not be stored before.
setInterval(() => {
  if (socket?.readyState !== WebSocket.OPEN) return;
  send({ action: "getTurns", after: last });
}, 2_000);

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const { name, password, ...rest } = Object.fromEntries(new FormData(form));
  const answer = await fetch("/sign-in", { method: "POST", body: JSON.stringify({ name, password }) });
  if (!answer.ok) return tell("The name or the password is wrong.");
  ({ token } = await answer.json());
  wish = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== ""));
  [session, last, over] = [crypto.randomUUID(), undefined, false];
  outbox.clear();
  shown.clear();
  list.replaceChildren();
  form.hidden = true;
  say.hidden = false;
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
  if (event.key !== "Enter" || event.shiftKey) return;
  event.preventDefault();
  say.requestSubmit();
});
document.getElementById("lose").addEventListener("click", () => socket.close());
document.getElementById("leave").addEventListener("click", () => {
  over = true;
  socket.close();
  form.hidden = false;
  say.hidden = true;
});
