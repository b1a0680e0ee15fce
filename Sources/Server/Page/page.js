"use strict";
(() => {
  const form = document.getElementById("search");
  const box = document.getElementById("q");
  let composing = false;
  let timer = 0;
  let request = null;
  let wanted = "";

  const address = () => {
    const data = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (value !== "") data.append(name, value);
    const text = data.toString();
    return "/" + (text ? "?" + text : "");
  };

  // The buttons of what needs a script are there only with one.
  const dress = () => {
    for (const button of document.querySelectorAll("button.copy")) button.hidden = false;
    const bar = document.getElementById("hitbar");
    if (bar) for (const button of bar.querySelectorAll("button")) button.hidden = false;
  };

  // Results as one types, of whole words only: nothing is asked while an input method composes.
  const refresh = async () => {
    const url = address();
    if (url === wanted || !document.querySelector("main") || document.querySelector(".document")) return;
    wanted = url;
    if (request) request.abort();
    request = new AbortController();
    try {
      const answer = await fetch(url, { signal: request.signal, headers: { Accept: "text/html" } });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.querySelector(".columns, main");
      const old = document.querySelector(".columns") || document.querySelector("main");
      if (!fresh || wanted !== url) return;
      old.replaceWith(document.importNode(fresh, true));
      document.title = page.title;
      const link = document.querySelector(".lang a");
      const other = page.querySelector(".lang a");
      if (link && other) link.setAttribute("href", other.getAttribute("href"));
      history.replaceState(null, "", url);
      dress();
    } catch (error) {
      if (error.name !== "AbortError") wanted = "";
    }
  };

  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(() => { if (!composing) refresh(); }, 250);
  };

  box.addEventListener("compositionstart", () => { composing = true; clearTimeout(timer); });
  box.addEventListener("compositionend", () => { composing = false; later(); });
  box.addEventListener("input", (event) => { if (!composing && !event.isComposing) later(); });
  // Enter that picks a candidate of an input method searches for nothing.
  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (composing || event.isComposing || event.keyCode === 229)) event.preventDefault();
    if (event.key === "Escape" && !composing && !event.isComposing) box.blur();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (composing) return;
    clearTimeout(timer);
    location.assign(address());
  });
  form.addEventListener("change", (event) => { if (event.target !== box) location.assign(address()); });

  // Moving about with the keyboard.
  const targets = () => [...document.querySelectorAll("a.target")];
  let mark = 0;
  const marks = () => Number(document.getElementById("hitbar")?.dataset.count || 0);
  const jump = (step) => {
    const count = marks();
    if (!count) return;
    mark = ((mark - 1 + step + count) % count) + 1;
    for (const old of document.querySelectorAll("mark.at")) old.classList.remove("at");
    const place = document.getElementById("h" + mark);
    place.classList.add("at");
    place.scrollIntoView({ block: "center" });
    place.focus({ preventScroll: true });
    const label = document.querySelector("#hitbar .place");
    label.dataset.all = label.dataset.all || label.textContent;
    label.textContent = mark + " / " + count;
  };
  const move = (step) => {
    if (marks()) return jump(step);
    const list = targets();
    const at = list.indexOf(document.activeElement);
    const next = at < 0 ? (step > 0 ? 0 : list.length - 1) : at + step;
    if (list[next]) { list[next].focus(); list[next].scrollIntoView({ block: "nearest" }); }
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.target.closest("input, select, textarea")) return;
    if (event.key === "/") { event.preventDefault(); box.focus(); box.select(); }
    if (event.key === "j") move(1);
    if (event.key === "k") move(-1);
  });

  const copy = async (text) => {
    if (navigator.clipboard && window.isSecureContext) return navigator.clipboard.writeText(text);
    const area = document.createElement("textarea");
    area.value = text;
    area.className = "unseen";
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  };
  document.addEventListener("click", async (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.id === "next") jump(1);
    if (button.id === "previous") jump(-1);
    if (!button.classList.contains("copy")) return;
    await copy(button.dataset.copy);
    const label = button.textContent;
    button.textContent = document.body.dataset.copied;
    setTimeout(() => { button.textContent = label; }, 1500);
  });
  window.addEventListener("popstate", () => location.reload());
  wanted = address();
  dress();
})();
