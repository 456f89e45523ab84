/**
 * The desk of urging: Enter on a row opens the agency beside the list, 1 to 4 note its answer.
 * Without it the same links and forms lead through pages of their own.
 */
const wide = matchMedia("(min-width: 64rem)");
const pane = document.getElementById("urging-pane");
const keysAreOff = () => document.querySelector("[data-keys-switch]")?.checked === false;
const isTyping = (event) =>
  event.isComposing || event.keyCode === 229 || event.target.closest("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");

async function openBeside(link) {
  await window.htmx.ajax("GET", link.href, { target: "#urging-pane", swap: "innerHTML" });
  for (const button of pane.querySelectorAll("[data-copy]")) button.hidden = false;
  pane.querySelector("h2")?.focus();
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-pane], #urging-pane .tabs a");
  if (!link || !pane || !wide.matches || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  openBeside(link);
});

function choose(place) {
  const form = document.querySelector("[data-answer-form]");
  const choice = form && [...form.querySelectorAll("input[name=answer]")][place];
  if (!choice) return;
  choice.checked = true;
  const wanted = { promised: "promised_until", obstacle: "note" }[choice.value];
  const field = wanted && form.elements[wanted];
  if (field) {
    field.focus();
    field.select();
  } else form.requestSubmit();
}

document.addEventListener("keydown", (event) => {
  if (keysAreOff() || event.ctrlKey || event.altKey || event.metaKey || isTyping(event)) return;
  if (document.querySelector("dialog[open]")) return;
  const row = event.target.closest("#urging-rows tbody tr");
  if (event.key === "Enter" && row && !event.target.closest("a, button")) {
    event.preventDefault();
    row.querySelector("a[data-pane]")?.click();
  } else if (/^[1-4]$/.test(event.key) && document.querySelector("[data-answers]")) {
    event.preventDefault();
    choose(Number(event.key) - 1);
  }
});
