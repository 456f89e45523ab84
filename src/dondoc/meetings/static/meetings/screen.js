/**
 * The projector: asks every 3 seconds whether something new was agreed, lays it out in pages that fit, turns them every
 * 20 seconds, and says since when it hears nothing. It needs no hand.
 */
const screen = document.querySelector("[data-screen]");
const POLL_MS = 3000;
const TURN_MS = 20000;

const clock = () => new Date().toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: "Asia/Ho_Chi_Minh" });

function start() {
  let etag = "";
  let lostSince = "";
  let pages = [[]];
  let page = 0;
  let newest = 0;

  const find = (name) => screen.querySelector(`[data-${name}]`);

  /* Lines are shown as long as they fit; the next one begins a page. */
  function lay() {
    const list = find("pager");
    const lines = [...list.children];
    for (const line of lines) line.hidden = true;
    const room = () => list.scrollHeight <= list.clientHeight + 1;
    pages = [[]];
    for (const line of lines) {
      line.hidden = false;
      if (!room() && pages.at(-1).length) {
        for (const shown of pages.at(-1)) shown.hidden = true;
        pages.push([]);
      }
      pages.at(-1).push(line);
    }
  }

  function show(at) {
    page = at % pages.length;
    pages.forEach((lines, here) => lines.forEach((line) => (line.hidden = here !== page)));
    find("pages").textContent = pages.length > 1 ? `· ${screen.dataset.page.replace("{n}", page + 1).replace("{of}", pages.length)}` : "";
  }

  /* The page with what was agreed last comes first. */
  function settle() {
    lay();
    const versions = pages.map((lines) => Math.max(0, ...lines.map((line) => Number(line.dataset.wordsVer ?? 0))));
    const last = Math.max(...versions);
    show(last > newest ? versions.indexOf(last) : Math.min(page, pages.length - 1));
    newest = last;
    tick();
  }

  function tick() {
    find("clock").textContent = clock();
    find("connection").textContent = lostSince ? `· ${screen.dataset.lost} ${lostSince}` : "";
    screen.classList.toggle("meetings-screen--lost", Boolean(lostSince));
  }

  async function ask() {
    try {
      const headers = etag ? { "If-None-Match": etag } : {};
      const response = await fetch("?part=board", { headers, redirect: "manual", cache: "no-store", signal: AbortSignal.timeout(8000) });
      if (response.status !== 304 && !response.ok) throw new Error(response.status);
      lostSince = "";
      if (response.ok) {
        etag = response.headers.get("ETag") ?? "";
        const holder = document.createElement("template");
        holder.innerHTML = (await response.text()).trim();
        find("board").replaceWith(holder.content.firstElementChild);
        settle();
      }
    } catch {
      lostSince ||= clock();
    }
    tick();
    setTimeout(ask, POLL_MS);
  }

  settle();
  setInterval(() => show(page + 1), TURN_MS);
  setInterval(tick, 1000);
  addEventListener("resize", settle);
  setTimeout(ask, POLL_MS);
}

if (screen) start();
