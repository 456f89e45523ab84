/**
 * The doubts of a paper by keyboard: j and k (or the arrows) go from one to the next, a digit chooses, Enter keeps the
 * choice and goes on; after the last one the button that takes the plan in has the focus. The paper follows.
 * Without it every doubt is a plain set of radio buttons.
 */
const form = document.querySelector("form[data-review]");
const doubts = form ? [...form.querySelectorAll("[data-doubt]")].filter((doubt) => !doubt.closest("details")) : [];
const KEYS = "single-keys";
const isTyping = (event) =>
  event.isComposing || event.keyCode === 229 || event.target.closest("input:not([type=checkbox], [type=radio]), textarea, select");

function isSwitchedOff() {
  try {
    return localStorage.getItem(KEYS) === "off";
  } catch {
    return false;
  }
}

/* The place in the paper, if there is one, is brought into sight and outlined. */
function showPlace(doubt) {
  for (const block of document.querySelectorAll(".plans-here")) block.classList.remove("plans-here");
  const link = doubt.querySelector("[data-place]");
  const block = link && document.getElementById(link.hash.slice(1));
  if (!block) return;
  block.classList.add("plans-here");
  const paper = block.closest(".plans-paper");
  if (getComputedStyle(paper).position !== "sticky") return;
  const there = block.getBoundingClientRect().top - paper.getBoundingClientRect().top;
  paper.scrollTop += there - paper.clientHeight / 3;
}

function go(doubt) {
  if (!doubt) return form.querySelector("[data-take-in]")?.focus();
  doubt.focus({ preventScroll: true });
  doubt.scrollIntoView({ block: "center" });
  showPlace(doubt);
}

function move(step) {
  const here = doubts.findIndex((doubt) => doubt.contains(document.activeElement));
  if (here < 0) return go(doubts[step > 0 ? 0 : doubts.length - 1]);
  if (here + step >= 0) go(doubts[here + step]);
}

function choose(doubt, number) {
  const choice = doubt.querySelectorAll("input[type=radio]")[number - 1];
  if (!choice) return;
  choice.checked = true;
  choice.dispatchEvent(new Event("input", { bubbles: true }));
  if (choice.value === "other") doubt.querySelector("input[type=text]").focus();
}

/* What holds without an answer becomes the answer once somebody has seen it and goes on. */
function keepDefault(doubt) {
  const choice = !doubt.querySelector("input[type=radio]:checked") && doubt.querySelector("input[data-default]");
  if (choice) choice.checked = true;
}

function act(event) {
  const doubt = doubts.find((one) => one.contains(document.activeElement));
  const { key } = event;
  if (key === "j" || key === "k") move(key === "j" ? 1 : -1);
  else if (key === "?") form.querySelector(".plans-keys").toggleAttribute("open");
  else if ((key === "ArrowDown" || key === "ArrowUp") && document.activeElement === doubt) move(key === "ArrowDown" ? 1 : -1);
  else if (doubt && /^[1-9]$/.test(key)) choose(doubt, Number(key));
  else return false;
  return true;
}

if (doubts.length) {
  document.addEventListener(
    "keydown",
    (event) => {
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      const doubt = doubts.find((one) => one.contains(event.target));
      let done = false;
      if (event.key === "Enter" && doubt && !event.isComposing && !event.target.closest("a")) {
        keepDefault(doubt);
        move(1);
        done = true;
      } else if (event.key === "Escape" && doubt && isTyping(event)) {
        go(doubt);
        done = true;
      } else if (!isTyping(event) && !isSwitchedOff() && !document.querySelector("dialog[open]")) done = act(event);
      if (!done) return;
      event.preventDefault();
      event.stopPropagation();
    },
    true,
  );
  form.addEventListener("focusin", (event) => {
    const doubt = event.target.closest("[data-doubt]");
    if (doubt) showPlace(doubt);
  });
  /* What is typed is meant: the button beside it is chosen. */
  form.addEventListener("input", (event) => {
    if (event.target.type !== "text") return;
    const other = event.target.closest("[data-doubt]")?.querySelector("input[value=other]");
    if (other) other.checked = true;
  });
}
