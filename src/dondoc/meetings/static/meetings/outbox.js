/**
 * What was typed and has no receipt yet. Every entry stands in this browser's store before it leaves the input; it is
 * sent in order, again and again, and only the server's receipt takes it out: a reload, a closed tab, a dropped network,
 * a stopped server and an expired login lose nothing. Speaks by events on [data-live]:
 *   takes  outbox:put {entry}, outbox:drop {id}, outbox:hold {id, state, ...}, outbox:go
 *   says   outbox:answer {entry, status, answer}, outbox:changed {entries, trouble}
 */
const root = document.querySelector("[data-live]");
const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 15000;
const PATIENCE_MS = 10000;

function start() {
  const prefix = `meeting:${root.dataset.who}:${root.dataset.meeting}:`;
  const inMemory = new Map();
  let busy = false;
  let timer = 0;
  let wait = FIRST_WAIT_MS;
  let trouble = "";
  let counted = 0;

  const tell = (name, detail) => root.dispatchEvent(new CustomEvent(name, { detail }));

  function read(id) {
    try {
      return JSON.parse(localStorage.getItem(prefix + id)) ?? inMemory.get(id);
    } catch {
      return inMemory.get(id);
    }
  }

  function write(entry) {
    try {
      localStorage.setItem(prefix + entry.id, JSON.stringify(entry));
      inMemory.delete(entry.id);
    } catch {
      inMemory.set(entry.id, entry);
    }
  }

  function remove(id) {
    inMemory.delete(id);
    try {
      localStorage.removeItem(prefix + id);
    } catch {
      return;
    }
  }

  /* One item of the store per entry: two tabs of one person never write over each other's. */
  function entries() {
    let ids = [...inMemory.keys()];
    try {
      const stored = Object.keys(localStorage).filter((name) => name.startsWith(`${prefix}o:`));
      ids = ids.concat(stored.map((name) => name.slice(prefix.length)));
    } catch {
      /* Only what this page holds. */
    }
    return [...new Set(ids)].sort().map(read).filter(Boolean);
  }

  const changed = () => tell("outbox:changed", { entries: entries(), trouble, inMemory: inMemory.size > 0 });

  /* The id says when it was typed: entries sort by it, also those of another tab. */
  function put(entry) {
    counted += 1;
    const id = entry.id ?? `o:${String(Date.now()).padStart(15, "0")}:${String(counted).padStart(6, "0")}`;
    Object.assign(entry, { id, state: "waiting" });
    write(entry);
    changed();
    go();
  }

  /* A line that waits for a person holds back what was typed about the same line after it. */
  function next() {
    const held = new Set();
    for (const entry of entries()) {
      if (entry.state === "waiting" && !held.has(entry.key)) return entry;
      if (entry.state !== "waiting") held.add(entry.key);
    }
    return null;
  }

  function go() {
    clearTimeout(timer);
    wait = FIRST_WAIT_MS;
    pump();
  }

  function later(why) {
    trouble = why;
    clearTimeout(timer);
    timer = setTimeout(pump, wait);
    wait = Math.min(wait * 2, LONGEST_WAIT_MS);
    changed();
  }

  async function pump() {
    if (busy) return;
    const entry = next();
    if (!entry) return changed();
    busy = true;
    try {
      await send(entry);
    } finally {
      busy = false;
    }
    if (!trouble && next()) pump();
  }

  async function send(entry) {
    /* Noted before the request leaves: what was ever on its way is never reworded under the same version. */
    entry.tries = (entry.tries ?? 0) + 1;
    write(entry);
    changed();
    let response;
    try {
      response = await post(entry);
      if (response.status === 403) {
        const why = await freshToken();
        if (why) return later(why);
        response = await post(entry);
      }
    } catch {
      return later("network");
    }
    if (response.type === "opaqueredirect") return later("login");
    const answer = await response.json().catch(() => null);
    if (response.status >= 500 || response.status === 429 || (response.ok && !answer)) return later("network");
    trouble = "";
    wait = FIRST_WAIT_MS;
    settle(entry, response, answer);
  }

  function settle(entry, response, answer) {
    if (response.ok && (!entry.key || answer.key === entry.key)) remove(entry.id);
    else if (response.status === 409 && answer) write(Object.assign(read(entry.id) ?? entry, { state: "clash", theirs: answer.theirs }));
    else write(Object.assign(read(entry.id) ?? entry, { state: "refused", sentence: answer?.sentence ?? "", status: response.status }));
    tell("outbox:answer", { entry, status: response.status, answer });
    changed();
  }

  function post(entry) {
    const body = new URLSearchParams(entry.body);
    if (entry.body.ver === "latest") body.set("ver", document.getElementById(`line-${entry.key}`)?.dataset.ver ?? "0");
    return fetch(root.dataset.base + entry.path, {
      method: "POST",
      body,
      headers: { Accept: "application/json", "X-CSRFToken": root.dataset.token },
      redirect: "manual",
      cache: "no-store",
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
  }

  /* A login in another tab makes new tokens; lines typed by one person are never sent as another's. */
  async function freshToken() {
    const headers = { Accept: "application/json" };
    const response = await fetch(`${root.dataset.base}/lines?since=999999999`, { headers, redirect: "manual", cache: "no-store" });
    if (response.type === "opaqueredirect") return "login";
    if (!response.ok) return response.status < 500 ? "" : "network";
    const { token, who } = await response.json();
    if (String(who) !== root.dataset.who) return "other";
    root.dataset.token = token;
    return "";
  }

  root.addEventListener("outbox:put", ({ detail }) => put(detail.entry));
  root.addEventListener("outbox:drop", ({ detail }) => {
    remove(detail.id);
    changed();
  });
  root.addEventListener("outbox:go", go);
  addEventListener("online", go);
  addEventListener("focus", () => trouble && go());
  addEventListener("storage", ({ key }) => key?.startsWith(`${prefix}o:`) && changed());
  addEventListener("beforeunload", (event) => inMemory.size && event.preventDefault());
  /* The other scripts of the page listen by now. */
  addEventListener("DOMContentLoaded", go);
}

if (root) start();
