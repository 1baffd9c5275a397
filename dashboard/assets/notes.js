/* The reader's own marks and filters, in this browser's storage; and the hints of the first minute. Text only ever becomes text nodes. */
(function () {
  "use strict";
  const KEY = "waqai.notes", TOUR = "waqai.tour";
  const empty = () => ({ version: 1, marks: {}, filters: [] });

  function read() {
    try {
      const found = JSON.parse(localStorage.getItem(KEY));
      return valid(found) ? found : empty();
    } catch (problem) {
      return empty();
    }
  }
  function valid(found) {
    return Boolean(found) && found.version === 1 && typeof found.marks === "object" && found.marks !== null && Array.isArray(found.filters)
      && found.filters.every((one) => one && typeof one.name === "string" && typeof one.query === "string");
  }
  function write(notes) {
    try { localStorage.setItem(KEY, JSON.stringify(notes)); } catch (problem) { say(String(problem)); }
    dress();
  }
  function say(text) {
    const live = document.getElementById("announce");
    if (live) live.textContent = text;
  }
  function made(name, props, ...children) {
    const node = document.createElement(name);
    for (const [key, value] of Object.entries(props || {})) key in node && key !== "list" ? node[key] = value : node.setAttribute(key, value);
    node.append(...children);
    return node;
  }

  /* Stars show what is marked; the page of marks is drawn anew. */
  function dress() {
    const notes = read();
    document.querySelectorAll("[data-mark]").forEach(function (button) {
      const on = Boolean(notes.marks[button.dataset.mark]);
      if (button.getAttribute("aria-pressed") === String(on)) return;
      button.setAttribute("aria-pressed", String(on));
      button.firstElementChild.textContent = on ? "★" : "☆";
    });
    const words = document.getElementById("notes-words");
    if (!words) return;
    fill("notes-filters", notes.filters.map((one, index) => filterRow(one, index, words)), words.dataset.filtersNone, JSON.stringify(notes.filters));
    fill("notes-marks", groups(notes, words), words.dataset.none, JSON.stringify(Object.entries(notes.marks).map(([id, mark]) => [id, mark.title, mark.collection])));
  }
  function fill(id, rows, none, state) {
    const box = document.getElementById(id), told = state + none;
    if (!box || box.waqai === told) return;
    box.waqai = told;
    box.replaceChildren(...(rows.length ? rows : [made("p", { className: "hint" }, none)]));
  }
  function filterRow(one, index, words) {
    const link = made("a", { href: "?" + one.query, className: "text-link strong", "data-go": one.query }, made("bdi", {}, one.name));
    const gone = made("button", { type: "button", className: "button", onclick: () => { const notes = read(); notes.filters.splice(index, 1); write(notes); } }, words.dataset.remove);
    return made("div", { className: "notes-row" }, link, gone);
  }
  function groups(notes, words) {
    const named = new Map();
    for (const [id, mark] of Object.entries(notes.marks)) {
      const name = mark.collection || "";
      named.set(name, [...(named.get(name) || []), [id, mark]]);
    }
    const names = [...named.keys()].sort((a, b) => (a === "") - (b === "") || a.localeCompare(b));
    return names.flatMap((name) => [made("h4", {}, made("bdi", {}, name || words.dataset.uncollected)), ...named.get(name).map(([id, mark]) => markRow(id, mark, words))]);
  }
  function markRow(id, mark, words) {
    const change = (key) => (event) => { const notes = read(); if (notes.marks[id]) { notes.marks[id][key] = event.target.value.slice(0, 2000); write(notes); } };
    const link = made("a", { href: "?event=" + encodeURIComponent(id), className: "text-link", "data-ops": JSON.stringify([["set", "event", id]]), dir: "auto" }, mark.title || id);
    const day = made("span", { className: "hint" }, mark.day || "");
    const group = made("input", { className: "field", value: mark.collection || "", placeholder: words.dataset.collection, "aria-label": words.dataset.collection, maxLength: 80, onchange: change("collection"), dir: "auto" });
    const note = made("input", { className: "field wide", value: mark.note || "", placeholder: words.dataset.note, "aria-label": words.dataset.note, maxLength: 2000, onchange: change("note"), dir: "auto" });
    const gone = made("button", { type: "button", className: "button", onclick: () => { const notes = read(); delete notes.marks[id]; write(notes); } }, words.dataset.remove);
    return made("div", { className: "notes-row" }, made("div", { className: "notes-what" }, link, " ", day), group, note, gone);
  }

  function toggle(button) {
    const notes = read(), id = button.dataset.mark;
    if (notes.marks[id]) delete notes.marks[id];
    else notes.marks[id] = { title: button.dataset.title, day: button.dataset.day, collection: "", note: "" };
    write(notes);
  }
  function keepFilter() {
    const field = document.getElementById("filter-name");
    const query = new URLSearchParams([...new URLSearchParams(location.search)].filter(([key]) => !window.waqai.own(key))).toString();
    const said = [...document.querySelectorAll("#chips .chip bdi")].map((one) => one.textContent).join(" · ");
    const notes = read();
    notes.filters.push({ name: (field.value.trim() || said || "–").slice(0, 80), query: query });
    write(notes);
  }
  function take() {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([JSON.stringify(read(), null, 1)], { type: "application/json" }));
    link.download = "waqai-notes.json";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }
  function bring() {
    const field = made("input", { type: "file", accept: ".json,application/json", id: "notes-file", hidden: true });
    field.addEventListener("change", function () {
      const words = document.getElementById("notes-words").dataset;
      field.files[0].text().then(function (text) {
        const found = JSON.parse(text);
        if (!valid(found)) throw new Error("other");
        const notes = read(), known = new Set(notes.filters.map((one) => one.name + "\n" + one.query));
        for (const [id, mark] of Object.entries(found.marks)) notes.marks[id] = { title: String(mark.title || id), day: String(mark.day || ""), collection: String(mark.collection || ""), note: String(mark.note || "") };
        notes.filters.push(...found.filters.filter((one) => !known.has(one.name + "\n" + one.query)).map((one) => ({ name: one.name, query: one.query })));
        write(notes);
        say(words.importDone);
      }).catch(() => { say(words.importBad); window.alert(words.importBad); }).finally(() => field.remove());
    });
    document.body.append(field);
    field.click();
  }

  document.addEventListener("click", function (event) {
    const at = (selector) => event.target.closest && event.target.closest(selector);
    if (at("[data-mark]")) toggle(at("[data-mark]"));
    else if (at("#filter-save")) keepFilter();
    else if (at("#notes-export")) take();
    else if (at("#notes-import")) bring();
    else if (at("[data-go]") && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      window.waqai.apply([["clear", "", null], ...[...new URLSearchParams(at("[data-go]").dataset.go)].map(([key, value]) => ["toggle", key, value])]);
    } else if (at("#open-tour")) tour(0);
    else if (at("#tour-skip")) endTour();
    else if (at("#tour-next")) tour(current() + 1);
  });
  new MutationObserver(dress).observe(document.body, { childList: true, subtree: true });
  window.addEventListener("storage", dress);

  const steps = () => [...document.querySelectorAll("#tour .tour-step")];
  const current = () => steps().findIndex((step) => !step.hidden);
  function tour(number) {
    const box = document.getElementById("tour"), all = steps();
    if (!box || !all.length) return;
    if (number >= all.length) return endTour();
    box.hidden = false;
    all.forEach((step, index) => { step.hidden = index !== number; });
    const next = document.getElementById("tour-next");
    next.textContent = number === all.length - 1 ? next.dataset.end : next.dataset.next;
    next.focus({ preventScroll: true });
    document.querySelectorAll(".tour-at").forEach((one) => one.classList.remove("tour-at"));
    const target = document.querySelector(["#timeline", "#filters", "#events"][number]);
    if (target) target.classList.add("tour-at");
    if (target && target.offsetParent) target.scrollIntoView({ block: "nearest" });
  }
  function endTour() {
    document.getElementById("tour").hidden = true;
    document.querySelectorAll(".tour-at").forEach((one) => one.classList.remove("tour-at"));
    try { localStorage.setItem(TOUR, "done"); } catch (problem) { /* a browser that keeps nothing */ }
  }
  /* By itself only at a first visit, on samples, and on a page of which nothing is asked yet. */
  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.waqai = Object.assign(window.dash_clientside.waqai || {}, {
    welcome: function () {
      setTimeout(function () {
        const start = document.getElementById("tour-start");
        let seen = true;
        try { seen = localStorage.getItem(TOUR) === "done"; } catch (problem) { /* then it stays closed */ }
        if (start && start.dataset.start === "1" && !seen && ![...new URLSearchParams(location.search).keys()].some((key) => key !== "lang" && key !== "theme")) tour(0);
      }, 0);
      return window.dash_clientside.no_update;
    },
  });
})();
