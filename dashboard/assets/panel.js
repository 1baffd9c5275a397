/* The rarer values of a facet (dashboard/views/panel.py gives them in data-rest): rows are made when a reader unfolds them. */
(function () {
  "use strict";
  function made(tag, className, text) {
    const found = document.createElement(tag);
    found.className = className;
    if (text !== undefined) found.textContent = text;
    return found;
  }
  function row(key, [value, name, count, share]) {
    const ops = [["toggle", key, value]], link = made("a", "facet"), item = made("li", "");
    link.href = "?" + window.waqai.applied(location.search, ops);
    link.dataset.ops = JSON.stringify(ops);
    link.setAttribute("role", "checkbox");
    link.setAttribute("aria-checked", "false");
    link.style.setProperty("--share", share + "%");
    link.append(made("bdi", "facet-name", name), made("span", "facet-count", count));
    item.append(link);
    return item;
  }
  function fill(list) {
    if (!list.parentElement || !list.parentElement.open) return list.replaceChildren();
    const given = JSON.parse(list.dataset.rest);
    list.replaceChildren(...given.rows.map((one) => row(given.key, one)));
  }
  document.addEventListener("toggle", function (event) {
    const list = event.target.querySelector && event.target.querySelector(":scope > [data-rest]");
    if (list) fill(list);
  }, true);

  /* What a reader folds and unfolds stays so when the facets come anew. */
  const folds = new Map();
  const SECTION = "#facets details.facet-section, #facets details.facet-more";
  const named = (one) => one.id || one.closest(".facet-section").id + " more";
  document.addEventListener("click", function (event) {
    const summary = event.target.closest && event.target.closest("summary");
    if (summary && summary.parentElement.matches(SECTION)) folds.set(named(summary.parentElement), !summary.parentElement.open);
  });
  function refold() {
    if (folds.size) document.querySelectorAll(SECTION).forEach(function (one) {
      const wanted = folds.get(named(one));
      if (wanted !== undefined && one.open !== wanted && !one.dataset.refolded) one.open = wanted;
      one.dataset.refolded = "1";
    });
  }
  document.addEventListener("DOMContentLoaded", function () {
    new MutationObserver((changes) => { if (changes.some((one) => one.target.closest && one.target.closest("#facets"))) refold(); })
      .observe(document.body, { subtree: true, childList: true });
  });
  new MutationObserver((changes) => changes.forEach((change) => { if (change.target.dataset.rest) fill(change.target); }))
    .observe(document.documentElement, { subtree: true, attributes: true, attributeFilter: ["data-rest"] });
})();
/* Which kinds of actors the list of actors shows; a choice of the eye, not of the filters. */
(function () {
  "use strict";
  let kind = "all";
  function dress() {
    const box = document.getElementById("actor-list");
    if (box && box.dataset.kind !== kind) box.dataset.kind = kind;
    document.querySelectorAll("[data-kind].segment").forEach(function (button) {
      const on = String(button.dataset.kind === kind);
      if (button.getAttribute("aria-pressed") !== on) button.setAttribute("aria-pressed", on);
    });
  }
  document.addEventListener("click", function (event) {
    const button = event.target.closest && event.target.closest("[data-kind].segment");
    if (!button) return;
    kind = button.dataset.kind;
    dress();
  });
  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.waqai = Object.assign(window.dash_clientside.waqai || {}, {
    kinds: () => { setTimeout(dress, 0); return window.dash_clientside.no_update; },
  });
})();
