/**
 * Typing conclusions while they are spoken: Enter keeps a line and empties the input at once, the line stands below it
 * until the server's receipt, and lines of others come in without touching what is being typed. What is kept and sent
 * is the matter of outbox.js. Without this script the page is a form.
 */
const root = document.querySelector("[data-live]");
const POLL_MS = 3000;
const SLOW_POLL_MS = 15000;
const THINK_MS = 180;

const make = (tag, text = "", className = "") => Object.assign(document.createElement(tag), { textContent: text, className });
const button = (text, act, kind = "bare") => {
  const made = make("button", text, `button button--${kind}`);
  made.type = "button";
  made.addEventListener("click", act);
  return made;
};
const isComposing = (event) => event.isComposing || event.keyCode === 229;
const cleaned = (text) => text.normalize("NFC").replace(/\s+/g, " ").trim();

/* crypto.randomUUID exists only over https; a meeting room's network may be plain. */
function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 15) | 64;
  bytes[8] = (bytes[8] & 63) | 128;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, "$1-$2-$3-$4-$5");
}

function start() {
  const say = (name, values = {}) =>
    Object.entries(values).reduce((text, [key, value]) => text.replace(`{${key}}`, value), root.dataset[`say${name}`]);
  const entry = root.querySelector("[data-entry]");
  const input = entry?.querySelector("input[name=line]");
  /* Not `elements.item`, which is a function of every list of controls. */
  const item = entry?.querySelector("[name=item]");
  const saved = root.querySelector("[data-saved]");
  const drafts = `meeting:${root.dataset.who}:${root.dataset.meeting}:`;
  const lineOf = (key) => document.getElementById(`line-${key}`);
  const groupOf = (item) => root.querySelector(`[data-group="${item ?? ""}"]`) ?? root.querySelector('[data-group=""]');
  let waiting = [];
  let savedAt = "";

  function remember(name, value) {
    try {
      if (value) localStorage.setItem(drafts + name, value);
      else localStorage.removeItem(drafts + name);
    } catch {
      return;
    }
  }

  function remembered(name) {
    try {
      return localStorage.getItem(drafts + name) ?? "";
    } catch {
      return "";
    }
  }

  const put = (one) => root.dispatchEvent(new CustomEvent("outbox:put", { detail: { entry: one } }));
  const drop = (id) => root.dispatchEvent(new CustomEvent("outbox:drop", { detail: { id } }));

  /* ---- the input */

  function keep(agreed) {
    const line = cleaned(input.value);
    if (!line) return agreed && agreeLast();
    const kind = entry.querySelector("[name=kind]:checked")?.value ?? "";
    /* In the store first, out of the input then. */
    const key = newKey();
    put({ key, path: "/lines", body: { key, line, item: item.value, kind, ver: "0", agreed: agreed ? "1" : "" } });
    input.value = "";
    remember("draft", "");
    for (const choice of entry.querySelectorAll("[name=kind]")) choice.checked = choice.value === "";
    input.dispatchEvent(new Event("input", { bubbles: true }));
    input.focus({ preventScroll: true });
    /* On a phone the input would leave the window. */
    if (getComputedStyle(entry).position === "sticky") lineOf(key)?.scrollIntoView({ block: "nearest" });
  }

  function agreeLast() {
    const open = [...groupOf(item.value).querySelectorAll("[data-line]:not(.meetings-line--agreed, .meetings-line--struck)")];
    open.at(-1)?.querySelector("form[data-act]")?.requestSubmit();
  }

  function watchInput() {
    input.maxLength = 2000;
    if (!input.value) input.value = remembered("draft");
    input.addEventListener("input", () => remember("draft", input.value));
    input.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || isComposing(event) || event.defaultPrevented) return;
      event.preventDefault();
      if (!event.shiftKey && !event.altKey) keep(event.ctrlKey || event.metaKey);
    });
    /* Before the form's own submit would leave the page. */
    entry.addEventListener("submit", (event) => {
      event.preventDefault();
      keep(event.submitter?.name === "agreed");
    });
  }

  /* ---- what the line means */

  function watchMeaning() {
    const place = entry.querySelector("[data-typed-here]");
    let timer = 0;
    let asked = null;
    const ask = async () => {
      const line = cleaned(input.value);
      asked?.abort();
      if (!line) return place.replaceChildren();
      asked = new AbortController();
      const kind = entry.querySelector("[name=kind]:checked")?.value ?? "";
      try {
        const response = await fetch(`${root.dataset.base}/typed`, {
          method: "POST",
          body: new URLSearchParams({ line, kind }),
          headers: { "X-CSRFToken": root.dataset.token },
          signal: asked.signal,
          redirect: "manual",
        });
        if (response.ok) place.innerHTML = await response.text();
        else if (response.status >= 400) place.replaceChildren();
      } catch (error) {
        if (error.name !== "AbortError") place.replaceChildren();
      }
    };
    const soon = () => {
      clearTimeout(timer);
      timer = setTimeout(ask, input.value ? THINK_MS : 0);
    };
    input.addEventListener("input", soon);
    entry.addEventListener("change", soon);
    const choose = (choice) => {
      input.value = `${choice.dataset.answerLine} `;
      input.dispatchEvent(new Event("input", { bubbles: true }));
      input.focus();
    };
    place.addEventListener("click", (event) => {
      const choice = event.target.closest("[data-answer-line]");
      if (choice) choose(choice);
    });
    place.addEventListener("keydown", (event) => {
      if (event.key === "Escape") return input.focus();
      const question = event.target.closest(".meetings-question");
      const choice = /^[1-9]$/.test(event.key) && question?.querySelectorAll("[data-answer-line]")[Number(event.key) - 1];
      if (!choice) return;
      event.preventDefault();
      choose(choice);
    });
    entry.querySelector(".meetings-kinds").addEventListener("keydown", (event) => {
      const choice = /^[1-4]$/.test(event.key) && entry.querySelectorAll("[name=kind]")[Number(event.key)];
      if (!choice) return;
      event.preventDefault();
      choice.checked = true;
      soon();
      input.focus();
    });
  }

  /* ---- the agenda */

  function chooseItem(point) {
    for (const other of root.querySelectorAll(".meetings-turn")) other.removeAttribute("aria-current");
    point.setAttribute("aria-current", "true");
    item.value = point.value;
    entry.querySelector("[data-here]").textContent = ` – ${point.querySelector("span").textContent}`;
    for (const one of waiting) if (one.path === "/point" && !one.tries) drop(one.id);
    put({ path: "/point", body: { item: point.value } });
    input.focus();
  }

  function watchAgenda() {
    root.querySelector("[data-point]").addEventListener("submit", (event) => {
      event.preventDefault();
      chooseItem(event.submitter);
    });
    item.addEventListener("change", () => chooseItem([...root.querySelectorAll("button.meetings-turn")].find((one) => one.value === item.value)));
    document.addEventListener("keydown", (event) => {
      if (!event.altKey || event.ctrlKey || event.metaKey) return;
      const number = /^Digit(\d)$/.exec(event.code)?.[1];
      const point = number && root.querySelector(`button[data-number="${number}"]`);
      if (!point) return;
      event.preventDefault();
      chooseItem(point);
    });
    entry.classList.add("meetings-entry--live");
  }

  /* ---- lines that have no receipt yet. A note outlives the row it was made for, which a newer one replaces: its
     buttons find the row by its key when they are pressed. */

  function pendingLine(one) {
    const line = make("li", "", "meetings-line meetings-line--waiting");
    line.id = `line-${one.key}`;
    Object.assign(line.dataset, { line: one.key, ver: "0", item: one.body.item, typed: one.body.line });
    const body = make("div", "", "meetings-line__body");
    body.append(make("p", one.body.line, "meetings-line__text"));
    line.append(body);
    groupOf(one.body.item).querySelector("ol").append(line);
    return line;
  }

  function noteOf(line) {
    let note = line.querySelector(":scope > .meetings-line__note");
    if (!note) line.append((note = make("div", "", "meetings-line__note")));
    note.replaceChildren();
    return note;
  }

  const markOf = (one) => `${one.id} ${one.state} ${one.state === "waiting" ? "" : one.theirs?.ver}`;

  function showWaiting(one) {
    if (!one.key) return;
    const line = lineOf(one.key) ?? pendingLine(one);
    const mark = markOf(one);
    if (line.dataset.mark === mark) return;
    line.dataset.mark = mark;
    const note = noteOf(line);
    if (one.state === "clash") return showClash(one, note);
    if (one.state === "refused") return showRefused(one, note);
    const words = line.dataset.ver === "0" || !one.body.line ? "" : `: ${one.body.line}`;
    note.append(make("p", say("Unsent") + words));
    if (one.body.line && line.dataset.ver === "0") note.append(button(say("Edit"), () => edit(one.key, lineOf(one.key)?.dataset.typed, "0")));
  }

  function showRefused(one, note) {
    const why = one.sentence || say(one.status === 403 ? "Denied" : "Gone");
    note.append(make("p", `${say("Refused")} ${why}`));
    if (one.body.line) {
      note.append(make("p", one.body.line, "meetings-mine"));
      note.append(button(say("Edit"), () => edit(one.key, one.body.line, one.body.ver, one.id), "second"));
    }
    note.append(button(say("Drop"), () => letGo(one)));
  }

  function letGo(one) {
    drop(one.id);
    const line = lineOf(one.key);
    if (!line) return poll(true);
    delete line.dataset.mark;
    if (line.dataset.ver === "0") line.remove();
    else line.querySelector(":scope > .meetings-line__note")?.remove();
    poll(true);
  }

  /* Both texts side by side; a person says which one stands. */
  function showClash(one, note) {
    const { theirs } = one;
    note.append(make("p", say("Clash", { by: theirs.by })));
    const mine = one.body.line;
    if (mine) {
      note.append(make("p", `${say("Mine")}: ${mine}`, "meetings-mine"));
      note.append(make("p", `${say("Theirs")}: ${theirs.typed}${theirs.struck ? ` ${say("Struck")}` : ""}`, "meetings-theirs"));
    }
    const keepMine = () => {
      drop(one.id);
      put({ ...one, id: undefined, tries: 0, theirs: undefined, body: { ...one.body, ver: String(theirs.ver) } });
    };
    const buttons = make("div", "", "buttons");
    buttons.append(button(say("KeepMine"), keepMine, "second"));
    buttons.append(button(say("TakeTheirs"), () => (replaceLine(one.key, theirs.html, true), letGo(one)), "second"));
    if (mine) buttons.append(button(say("Join"), () => edit(one.key, `${mine} ${theirs.typed}`, String(theirs.ver), one.id)));
    note.append(buttons);
  }

  function showState({ entries, trouble, inMemory }) {
    waiting = entries;
    const keys = new Set(entries.map((one) => one.key));
    for (const line of root.querySelectorAll("[data-mark]")) {
      if (keys.has(line.dataset.line)) continue;
      delete line.dataset.mark;
      line.querySelector(":scope > .meetings-line__note")?.remove();
    }
    entries.forEach(showWaiting);
    count();
    const lines = entries.filter((one) => one.path !== "/point");
    const asked = lines.filter((one) => one.state !== "waiting").length;
    const n = lines.length - asked;
    const words = { login: "Login", other: "Other" }[trouble] ?? "Waiting";
    const fresh = n && (trouble || lines.some((one) => one.state === "waiting" && one.tries > 1));
    const done = asked ? say("Look", { n: asked }) : savedAt && `${say("Saved")} ${savedAt}`;
    const text = fresh ? say(words, { n }) : n ? `${say("Sending")}…` : done;
    if (saved && saved.dataset.text !== text + inMemory) {
      saved.dataset.text = text + inMemory;
      saved.replaceChildren(text || "");
      saved.classList.toggle("meetings-saved--waiting", Boolean(fresh || (asked && !n)));
      if (inMemory) saved.append(` ${say("Memory")}`);
      if (n && trouble === "login") saved.append(" ", loginLink());
    }
  }

  function loginLink() {
    const link = make("a", say("LoginAgain"));
    link.href = `${root.dataset.login}?next=${encodeURIComponent(location.pathname)}`;
    link.target = "_blank";
    return link;
  }

  function takeAnswer({ entry: one, status, answer }) {
    if (status >= 300 || !answer) return;
    savedAt = answer.at ?? savedAt;
    if (!answer.html) return;
    replaceLine(answer.key, answer.html);
    place(answer.key, answer.item);
  }

  /* ---- the list */

  function replaceLine(key, html, even) {
    const holder = make("template");
    holder.innerHTML = html.trim();
    const fresh = holder.content.firstElementChild;
    const old = lineOf(key);
    if (!old) return place(key, fresh.dataset.item, fresh);
    /* The words being typed into a line stay; its row is newer, which the save will show. */
    const editing = old.querySelector("form[data-editing]");
    if (editing && !even) {
      if (Number(fresh.dataset.ver) > Number(editing.dataset.ver) && editing.dataset.ver !== "0") editing.querySelector("[data-note]").textContent = say("Changed");
      return;
    }
    const note = old.querySelector(":scope > .meetings-line__note");
    if (note && old.dataset.mark) {
      fresh.dataset.mark = old.dataset.mark;
      fresh.append(note);
    }
    const focused = old.contains(document.activeElement) && document.activeElement.textContent;
    old.replaceWith(fresh);
    if (focused) ([...fresh.querySelectorAll("button, a")].find((one) => one.textContent === focused) ?? fresh.querySelector("button, a"))?.focus();
  }

  function place(key, item, made = lineOf(key)) {
    const list = groupOf(item).querySelector("ol");
    if (made && made.parentElement !== list) list.append(made);
    count();
  }

  /* Rows are moved only where the order differs, and never the one that is being typed in. */
  function order(wanted) {
    const lists = new Map();
    for (const [key, item] of wanted) {
      const line = lineOf(key);
      if (!line) continue;
      const list = groupOf(item).querySelector("ol");
      lists.set(list, [...(lists.get(list) ?? []), line]);
    }
    for (const [list, lines] of lists) {
      const now = [...list.children].filter((line) => lines.includes(line));
      if (lines.every((line, at) => line === now[at])) continue;
      const still = lines.find((line) => line.contains(document.activeElement));
      const at = lines.indexOf(still);
      lines.forEach((line, here) => {
        if (line === still) return;
        if (here < at) list.insertBefore(line, still);
        else list.append(line);
      });
      for (const unsent of [...list.children].filter((line) => !lines.includes(line))) if (unsent !== still) list.append(unsent);
    }
  }

  function count() {
    let any = false;
    for (const group of root.querySelectorAll("[data-group]")) {
      const lines = group.querySelectorAll("[data-line]");
      const standing = [...lines].filter((line) => !line.classList.contains("meetings-line--struck")).length;
      group.hidden = !lines.length;
      any ||= lines.length > 0;
      const point = root.querySelector(`button.meetings-turn[value="${group.dataset.group}"] [data-count]`);
      if (point) point.textContent = standing;
    }
    root.querySelector("[data-none]").hidden = any;
  }

  /* ---- editing in place */

  function edit(key, words, ver, replaces = "") {
    const line = lineOf(key);
    if (!line) return;
    if (line.querySelector("form[data-editing]")) return line.querySelector("form[data-editing] input").focus();
    const form = make("form", "", "meetings-edit");
    form.dataset.editing = line.dataset.line;
    const label = make("label", say("Line"), "field__label");
    const box = Object.assign(make("input"), { type: "text", value: words, maxLength: 2000, autocomplete: "off", id: `edit-${line.dataset.line}` });
    label.htmlFor = box.id;
    const note = make("p", "", "meetings-line__note");
    note.dataset.note = "";
    const buttons = make("div", "", "buttons");
    const first = ver ?? line.dataset.ver;
    form.dataset.ver = first;
    const name = `edit:${line.dataset.line}`;
    const keepIt = () => remember(name, JSON.stringify({ words: box.value, ver: first, replaces, item: line.dataset.item }));
    const close = () => {
      remember(name, "");
      form.remove();
      line.classList.remove("meetings-line--editing");
      input?.focus();
      poll(true);
    };
    const save = (agreed) => {
      const changed = cleaned(box.value);
      if (!changed) return;
      saveEdit(line, changed, first, agreed, replaces);
      close();
    };
    const submit = button(say("Save"), () => save(false), "second");
    buttons.append(submit, button(say("SaveAgree"), () => save(true), "second"), button(say("Cancel"), close));
    form.append(label, box, note, buttons);
    form.addEventListener("submit", (event) => (event.preventDefault(), event.stopPropagation(), save(false)));
    box.addEventListener("input", keepIt);
    box.addEventListener("keydown", (event) => {
      if (isComposing(event)) return;
      if (event.key === "Escape") close();
      if (event.key !== "Enter") return;
      event.preventDefault();
      save(event.ctrlKey || event.metaKey);
    });
    line.classList.add("meetings-line--editing");
    line.append(form);
    keepIt();
    box.focus();
  }

  /* A line that never left this browser is reworded in its place; one that did is changed after its receipt. */
  function saveEdit(line, words, ver, agreed, replaces) {
    const key = line.dataset.line;
    const unsent = waiting.filter((one) => one.key === key && one.body.line !== undefined);
    const still = unsent.find((one) => !one.tries && one.state === "waiting");
    const item = line.dataset.item;
    if (replaces) drop(replaces);
    if (still && !replaces) {
      put({ ...still, body: { ...still.body, line: words, agreed: agreed ? "1" : still.body.agreed } });
      line.querySelector(".meetings-line__text").textContent = words;
      line.dataset.typed = words;
      return;
    }
    const after = unsent.some((one) => one.id !== replaces) ? "latest" : ver;
    put({ key, path: "/lines", body: { key, line: words, item, kind: "", ver: after, agreed: agreed ? "1" : "" } });
  }

  function reopenEdits() {
    try {
      for (const name of Object.keys(localStorage)) {
        if (!name.startsWith(`${drafts}edit:`)) continue;
        const { words, ver, replaces } = JSON.parse(localStorage.getItem(name));
        edit(name.slice(`${drafts}edit:`.length), words, ver, replaces);
      }
    } catch {
      return;
    }
  }

  function watchLines() {
    root.querySelector("[data-lines]").addEventListener("click", (event) => {
      const link = event.target.closest("[data-edit]");
      if (!link || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      const { line, typed } = link.closest("[data-line]").dataset;
      edit(line, typed);
    });
    root.querySelector("[data-lines]").addEventListener("submit", (event) => {
      const form = event.target.closest("form[data-act]");
      if (!form) return;
      event.preventDefault();
      const line = form.closest("[data-line]");
      const chosen = event.submitter;
      const act = new URL(chosen?.getAttribute("formaction") ?? form.getAttribute("action"), location.href).pathname.split("/").at(-1);
      const answer = chosen?.name === "answer" ? { answer: chosen.value } : {};
      put({ key: line.dataset.line, path: `/lines/${line.dataset.line}/${act}`, body: { ver: line.dataset.ver, ...answer } });
    });
  }

  /* ---- lines of others */

  let etag = "";
  let polling = 0;
  let asking = false;

  async function poll(now = false) {
    clearTimeout(polling);
    if (!asking) {
      asking = true;
      try {
        await ask(now);
      } catch {
        /* The next one will tell. */
      }
      asking = false;
    }
    clearTimeout(polling);
    polling = setTimeout(poll, document.hidden ? SLOW_POLL_MS : POLL_MS);
  }

  async function ask(whole) {
    const since = whole === true ? 0 : root.dataset.wordsVer;
    const headers = { Accept: "application/json", ...(etag && whole !== true ? { "If-None-Match": etag } : {}) };
    const response = await fetch(`${root.dataset.base}/lines?since=${since}`, { headers, redirect: "manual", cache: "no-store", signal: AbortSignal.timeout(8000) });
    if (response.status === 304 || !response.ok) {
      if (response.status === 304 && waiting.length) root.dispatchEvent(new Event("outbox:go"));
      return;
    }
    etag = response.headers.get("ETag") ?? "";
    const feed = await response.json();
    if (String(feed.who) !== root.dataset.who) return;
    root.dataset.token = feed.token;
    root.dataset.wordsVer = feed.words_ver;
    for (const [key, html] of Object.entries(feed.lines)) replaceLine(key, html);
    for (const [key, item] of feed.order) place(key, item);
    order(feed.order);
    count();
  }

  root.addEventListener("outbox:changed", ({ detail }) => showState(detail));
  root.addEventListener("outbox:answer", ({ detail }) => takeAnswer(detail));
  if (entry) {
    watchInput();
    watchMeaning();
    watchAgenda();
    watchLines();
    addEventListener("DOMContentLoaded", () => {
      reopenEdits();
      input.focus();
      if (input.value) input.dispatchEvent(new Event("input", { bubbles: true }));
    });
  }
  document.addEventListener("visibilitychange", () => !document.hidden && poll());
  polling = setTimeout(poll, POLL_MS);
}

if (root) start();
