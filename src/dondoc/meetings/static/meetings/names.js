/**
 * Names offered behind @ # and ! in the input: a combobox. Down and Up go through the list, Enter and Tab take the
 * marked name, Esc closes it; Enter without a marked name keeps the line, as ever.
 */
const input = document.querySelector("[data-entry] input[name=line]");
const source = document.getElementById("meetings-names");
const MOST_SHOWN = 7;
const LONGEST_QUERY = 80;
const MARK = /(?:^|[\s(,;])([@#!])("?)([^@#!/"]*)$/;

const fold = (text) =>
  text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/gi, "d").toLowerCase().replace(/\s+/g, " ");

function start() {
  const { sayNames } = input.closest("[data-live]").dataset;
  const known = JSON.parse(source.textContent).map(([name, short]) => ({ name, short, folded: fold(name), brief: fold(short) }));
  const list = Object.assign(document.createElement("ul"), { id: "meetings-options", className: "meetings-options", hidden: true });
  let marked = -1;
  let found = null;

  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", sayNames);
  for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-controls", list.id], ["aria-expanded", "false"]]) input.setAttribute(name, value);
  input.after(list);

  /* How well a name answers what was typed: its short form, its beginning, a word of it, anything in it. */
  function rank(one, query) {
    if (one.brief.startsWith(query)) return 0;
    if (one.folded.startsWith(query)) return 1;
    if (` ${one.folded}`.includes(` ${query}`)) return 2;
    const words = query.trim().split(" ");
    return words.every((word) => ` ${one.folded}`.includes(` ${word}`)) ? 3 : -1;
  }

  function offered(query) {
    const ranked = known.map((one) => [rank(one, query), one]).filter(([score]) => score >= 0);
    return ranked.sort((a, b) => a[0] - b[0]).slice(0, MOST_SHOWN).map(([, one]) => one);
  }

  function close() {
    list.hidden = true;
    marked = -1;
    found = null;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function look() {
    const before = input.value.slice(0, input.selectionStart);
    const match = MARK.exec(before);
    const query = match ? fold(match[3]).trimStart() : "";
    const options = match && query && query.length <= LONGEST_QUERY ? offered(query) : [];
    if (!options.length || (options.length === 1 && options[0].folded === query.trim())) return close();
    found = { from: before.length - match[3].length - match[2].length, to: before.length, options };
    marked = -1;
    list.replaceChildren(...options.map(option));
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    input.removeAttribute("aria-activedescendant");
  }

  function option(one, at) {
    const row = document.createElement("li");
    row.id = `meetings-option-${at}`;
    row.textContent = one.short && one.short !== one.name ? `${one.name} (${one.short})` : one.name;
    row.setAttribute("role", "option");
    row.setAttribute("aria-selected", "false");
    row.addEventListener("mousedown", (event) => {
      event.preventDefault();
      take(one);
    });
    return row;
  }

  function mark(at) {
    marked = (at + found.options.length) % found.options.length;
    [...list.children].forEach((row, here) => row.setAttribute("aria-selected", String(here === marked)));
    input.setAttribute("aria-activedescendant", `meetings-option-${marked}`);
    list.children[marked].scrollIntoView({ block: "nearest" });
  }

  function take(one) {
    const { from, to } = found;
    const rest = input.value.slice(to).replace(/^"?\s*/, "");
    const start = `${input.value.slice(0, from)}${one.name} `;
    input.value = start + rest;
    input.setSelectionRange(start.length, start.length);
    close();
    input.dispatchEvent(new Event("input", { bubbles: true }));
    close();
  }

  input.addEventListener("input", look);
  input.addEventListener("blur", close);
  /* In the capturing phase: a marked name is taken before Enter would keep the line. */
  input.addEventListener(
    "keydown",
    (event) => {
      if (list.hidden || event.isComposing || event.keyCode === 229) return;
      const { key } = event;
      if (key === "ArrowDown") mark(marked + 1);
      else if (key === "ArrowUp") mark(marked < 0 ? -1 : marked - 1);
      else if (key === "Escape") close();
      else if ((key === "Enter" || key === "Tab") && marked >= 0 && !event.ctrlKey) take(found.options[marked]);
      else return;
      event.preventDefault();
      event.stopPropagation();
    },
    true,
  );
}

if (input && source) start();
