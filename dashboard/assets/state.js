/* The state of the page is its address. Links with data-ops change it in steps (dashboard/links.py says which),
   applied to the address as it is now; dcc.Location hears of it and the server answers. */
(function () {
  "use strict";
  const VIEW = new Set(["lang", "theme", "tab", "event", "view", "sort", "page", "camera", "digits", "embed", "window", "bin", "lanes", "hijri", "arcs", "wide"]);

  function applied(query, ops) {
    let pairs = [...new URLSearchParams(query)];
    let filtered = false;
    for (const [name, key, value] of ops) {
      filtered = filtered || name === "clear" || !VIEW.has(key);
      if (name === "clear") {
        pairs = pairs.filter(([k]) => VIEW.has(k));
      } else if (name === "toggle" && pairs.some(([k, v]) => k === key && v === value)) {
        pairs = pairs.filter(([k, v]) => k !== key || v !== value);
      } else {
        if (name === "set") pairs = pairs.filter(([k]) => k !== key);
        if (value !== null && value !== "") pairs.push([key, value]);
      }
    }
    if (filtered) pairs = pairs.filter(([k]) => k !== "page" && k !== "event" && k !== "view");
    return new URLSearchParams(pairs).toString();
  }

  function apply(ops, replace) {
    const query = applied(location.search, ops);
    if (query === new URLSearchParams(location.search).toString()) return;
    const target = location.pathname + (query ? "?" + query : "");
    history[replace ? "replaceState" : "pushState"](null, "", target);
    window.dispatchEvent(new CustomEvent("_dashprivate_pushstate"));
    window.dispatchEvent(new CustomEvent("_dashprivate_historychange"));
  }

  document.addEventListener("click", function (event) {
    const link = event.target.closest && event.target.closest("a[data-ops]");
    if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    apply(JSON.parse(link.dataset.ops));
  });

  document.addEventListener("keydown", function (event) {
    const link = event.key === " " && event.target.closest && event.target.closest("a[data-ops][role]");
    if (!link) return;
    event.preventDefault();
    link.click();
  });

  document.addEventListener("click", function (event) {
    const button = event.target.closest && event.target.closest("[data-panel]");
    if (!button) return;
    const open = button.dataset.panel === "open";
    document.body.classList.toggle("panel-open", open);
    const next = document.querySelector(open ? "#filters .filters-close" : ".filters-open");
    if (next) next.focus();
  });

  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape") document.body.classList.remove("panel-open");
  });

  window.waqai = { apply: apply, applied: applied, own: (key) => VIEW.has(key) };
})();
