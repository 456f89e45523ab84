/**
 * The agenda by keyboard: Alt with the arrows moves the point in whose row the focus stands; what happened is said.
 * Without it the buttons «Lên» and «Xuống» do the same, with a new page each time.
 */
const live = document.getElementById("live");

for (const hint of document.querySelectorAll("[data-needs-script]")) hint.hidden = false;

document.addEventListener("keydown", (event) => {
  if (!event.altKey || event.ctrlKey || event.metaKey || !["ArrowUp", "ArrowDown"].includes(event.key)) return;
  const row = event.target.closest("[data-order]");
  const button = row?.querySelector(event.key === "ArrowUp" ? "[value=up]" : "[value=down]");
  if (!row) return;
  event.preventDefault();
  button?.click();
});

/* The button that was pressed may be gone at either end of the list: the focus goes to its neighbour in the row. */
let last = "";
document.addEventListener("htmx:beforeRequest", ({ target }) => (last = target.closest?.("[data-order]")?.id ?? ""));
document.addEventListener("htmx:afterSettle", () => {
  const agenda = document.getElementById("agenda");
  if (live && agenda?.dataset.said) live.textContent = agenda.dataset.said;
  const row = last && document.getElementById(last);
  if (row && !row.contains(document.activeElement)) row.querySelector("button, a")?.focus();
  last = "";
});
