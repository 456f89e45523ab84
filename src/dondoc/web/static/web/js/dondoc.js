/**
 * What pages do beyond HTML. Everything works without it; each behaviour is found by a data- attribute.
 * Words come from attributes of <body>, so that they are translated with the pages.
 */
const words = document.body.dataset;
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const make = (tag, text, className = "") => Object.assign(document.createElement(tag), { textContent: text, className });

function say(text) {
  const live = document.getElementById("live");
  if (live) live.textContent = text;
}

/* A store may be closed to pages (private windows, old in-app browsers): then nothing is kept, nothing breaks. */
function stored(kind, name, value) {
  try {
    const box = window[kind];
    if (value === undefined) return box.getItem(name);
    if (value === null) box.removeItem(name);
    else box.setItem(name, value);
  } catch {
    return null;
  }
  return null;
}

/* A second press on a form that is on its way is ignored; the button says so and stays where it is. */
function watchSubmits() {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method === "dialog" || event.defaultPrevented) return;
    if (form.dataset.sent) return event.preventDefault();
    if (form.matches("[hx-post], [hx-get]") || form.method !== "post") return;
    form.dataset.sent = "1";
    const button = event.submitter;
    if (!button) return;
    button.dataset.label = button.innerHTML;
    button.setAttribute("aria-disabled", "true");
    setTimeout(() => (button.textContent = words.sending));
  });
  /* The back button brings the page as it was left: let the form be sent again. */
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    for (const form of all("form[data-sent]")) delete form.dataset.sent;
    for (const button of all("button[data-label]")) {
      button.innerHTML = button.dataset.label;
      button.removeAttribute("aria-disabled");
    }
  });
}

/* Typed text outlives an error, an expired login and a closed lid: per tab, never for passwords and files. */
const DRAFT = "draft:";
const keepable = (control) =>
  control.name && !["hidden", "password", "file", "submit"].includes(control.type) && control.name !== "csrfmiddlewaretoken";

function dropDrafts(sentOnly) {
  try {
    for (const name of Object.keys(sessionStorage)) {
      if (!name.startsWith(DRAFT)) continue;
      if (!sentOnly || JSON.parse(sessionStorage.getItem(name)).sent) sessionStorage.removeItem(name);
    }
  } catch {
    return;
  }
}

function typedIn(form) {
  const values = {};
  for (const control of [...form.elements].filter(keepable)) {
    const isChoice = control.type === "checkbox" || control.type === "radio";
    if (isChoice && !control.checked) continue;
    (values[control.name] ??= []).push(control.value);
  }
  return values;
}

function putBack(form, values) {
  let changed = false;
  for (const control of [...form.elements].filter(keepable)) {
    const wanted = values[control.name] ?? [];
    if (control.type === "checkbox" || control.type === "radio") {
      changed ||= control.checked !== wanted.includes(control.value);
      control.checked = wanted.includes(control.value);
    } else if (wanted.length && control.value !== wanted[0]) {
      control.value = wanted.shift();
      changed = true;
    }
  }
  return changed;
}

function keepDrafts() {
  const hasErrors = document.querySelector("[data-errors]");
  if (!("holdsDrafts" in words) && !hasErrors) dropDrafts(true);
  for (const form of all("form[data-keep]")) {
    const name = DRAFT + form.dataset.keep;
    const save = (sent) => {
      const at = new Date().toTimeString().slice(0, 5);
      stored("sessionStorage", name, JSON.stringify({ at, sent, values: typedIn(form) }));
    };
    const draft = JSON.parse(stored("sessionStorage", name) ?? "null");
    if (draft && !hasErrors && putBack(form, draft.values)) offerDrop(form, name, draft.at);
    form.addEventListener("input", () => save(false));
    form.addEventListener("submit", () => save(true));
  }
  for (const form of all("form[data-forgets-drafts]")) form.addEventListener("submit", () => dropDrafts(false));
}

function offerDrop(form, name, at) {
  const note = make("p", `${words.restored} ${at}. `, "note");
  const drop = make("button", words.drop, "button button--bare");
  drop.type = "button";
  drop.addEventListener("click", () => {
    stored("sessionStorage", name, null);
    form.reset();
    note.remove();
  });
  note.append(drop);
  form.prepend(note);
}

function copyText() {
  for (const button of all("[data-copy]")) button.hidden = false;
  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-copy]");
    const source = button && document.getElementById(button.dataset.copy);
    if (!source) return;
    const done = await putOnClipboard(source);
    if (!done) return;
    button.dataset.label ??= button.textContent;
    button.textContent = words.copied;
    say(words.copied);
    setTimeout(() => (button.textContent = button.dataset.label), 3000);
  });
}

/* Without the clipboard (plain http, in-app browsers) the text is selected, ready for the phone's own menu. */
async function putOnClipboard(source) {
  try {
    await navigator.clipboard.writeText(source.textContent);
    return true;
  } catch {
    getSelection().selectAllChildren(source);
    return document.execCommand("copy");
  }
}

function openDialogs() {
  for (const button of all("[data-opens]")) {
    const dialog = document.getElementById(button.dataset.opens);
    if (!dialog?.showModal) continue;
    button.hidden = false;
    button.addEventListener("click", () => dialog.showModal());
  }
  document.addEventListener("click", (event) => {
    for (const menu of all("details.top__menu[open]")) if (!menu.contains(event.target)) menu.open = false;
  });
  document.addEventListener("keydown", (event) => {
    const menu = event.key === "Escape" && event.target.closest?.("details.top__menu[open]");
    if (!menu) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
}

/* Single keys: never while something is typed or composed (Telex and VNI send keys of their own), and they can be off. */
const KEYS = "single-keys";
const isTyping = (event) =>
  event.isComposing || event.keyCode === 229 || event.target.closest("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");

function moveRow(step) {
  const links = all("[data-rows] tbody tr").map((row) => row.querySelector("a, button, input")).filter(Boolean);
  const here = links.findIndex((link) => link.closest("tr") === document.activeElement.closest("tr"));
  const next = here < 0 ? (step > 0 ? 0 : links.length - 1) : here + step;
  links[next]?.focus();
}

function listenToKeys() {
  const toggle = document.querySelector("[data-keys-switch]");
  if (!toggle) return;
  toggle.checked = stored("localStorage", KEYS) !== "off";
  toggle.addEventListener("change", () => stored("localStorage", KEYS, toggle.checked ? null : "off"));
  let went = -Infinity;
  document.addEventListener("keydown", (event) => {
    if (!toggle.checked || event.ctrlKey || event.altKey || event.metaKey || isTyping(event)) return;
    if (document.querySelector("dialog[open]")) return;
    const go = event.timeStamp - went < 1500 && document.querySelector(`[data-go="${CSS.escape(event.key)}"]`);
    went = event.key === "g" ? event.timeStamp : -Infinity;
    if (go) return go.click();
    const search = document.querySelector("[data-search]");
    if (event.key === "/" && search) {
      event.preventDefault();
      search.focus();
    } else if (event.key === "?") document.querySelector("[data-opens=keys]")?.click();
    else if (event.key === "j") moveRow(1);
    else if (event.key === "k") moveRow(-1);
  });
}

/*
 * A fragment under way: the old content stays, words come after 400 ms, and a failure offers to try again.
 * A board nobody can press (data-stale) asks by itself again and says since when it shows old figures.
 */
function tellOfFragments() {
  const notes = new WeakMap();
  const staleSince = new WeakMap();
  const clear = (target) => {
    const note = notes.get(target);
    if (!note) return;
    clearTimeout(note.timer);
    note.element?.remove();
    notes.delete(target);
  };
  const show = (target, ...parts) => {
    const element = make("p", "", "note");
    element.setAttribute("role", "status");
    element.append(...parts);
    target.before(element);
    notes.set(target, { element });
  };
  const fail = ({ detail }) => {
    clear(detail.target);
    const { stale } = detail.target.dataset;
    if (stale) {
      if (!staleSince.has(detail.target)) staleSince.set(detail.target, new Date().toTimeString().slice(0, 5));
      return show(detail.target, `${stale} ${staleSince.get(detail.target)}`);
    }
    const again = make("button", words.retry, "button button--second");
    const { elt, requestConfig } = detail;
    again.type = "button";
    again.addEventListener("click", () => {
      clear(detail.target);
      window.htmx.trigger(elt, requestConfig?.triggeringEvent?.type ?? (elt.matches("form") ? "submit" : "click"));
    });
    show(detail.target, words.failed, again);
    say(words.failed);
  };
  document.addEventListener("htmx:beforeRequest", ({ detail: { target } }) => {
    if (target.dataset.stale) return;
    clear(target);
    notes.set(target, { timer: setTimeout(() => show(target, words.loading), 400) });
  });
  document.addEventListener("htmx:afterRequest", ({ detail }) => detail.successful && clear(detail.target));
  for (const name of ["htmx:responseError", "htmx:sendError", "htmx:timeout"]) document.addEventListener(name, fail);
}

watchSubmits();
keepDrafts();
copyText();
openDialogs();
listenToKeys();
tellOfFragments();
document.querySelector("[data-errors]")?.focus();
