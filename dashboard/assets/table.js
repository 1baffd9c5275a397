/* The table: links in its cells, the reader's columns, fresh rows after a change of the filters. */
(function () {
  "use strict";
  const KEY = "waqai.columns";
  const SORTED = new Set(["date", "type", "status", "place", "confidence", "reports"]);
  const api = () => { try { return window.dash_ag_grid.getApi("grid"); } catch (problem) { return null; } };
  let filled = null;

  function chosen() {
    try { return JSON.parse(localStorage.getItem(KEY)) || {}; } catch (problem) { return {}; }
  }

  /* Only what decides about rows: the page's own keys move nothing in the table. */
  function asked() {
    const pairs = [...new URLSearchParams(location.search)].filter(([key]) => !window.waqai.own(key) || key === "digits" || key === "lang");
    const page = document.getElementById("page");
    return new URLSearchParams(pairs).toString() + (page ? page.dataset.revision : "");
  }

  function dress() {
    const grid = api(), own = chosen();
    document.querySelectorAll("[data-column]").forEach(function (button) {
      const on = own[button.dataset.column];
      if (on === undefined) return;
      button.setAttribute("aria-checked", String(on));
      if (grid) grid.setColumnsVisible([button.dataset.column], on);
    });
  }

  document.addEventListener("click", function (event) {
    const button = event.target.closest && event.target.closest("[data-column]");
    if (!button) return;
    const own = chosen();
    own[button.dataset.column] = button.getAttribute("aria-checked") !== "true";
    try { localStorage.setItem(KEY, JSON.stringify(own)); } catch (problem) { /* a browser that keeps nothing */ }
    button.setAttribute("aria-checked", String(own[button.dataset.column]));
    if (api()) api().setColumnsVisible([button.dataset.column], own[button.dataset.column]);
  });

  function open(row) {
    const id = row && row.getAttribute("row-id");
    if (id) window.waqai.apply([["set", "event", id]]);
  }
  document.addEventListener("keydown", function (event) {
    if (event.key === "Enter" && event.target.closest && event.target.closest("#grid .ag-cell")) open(event.target.closest(".ag-row"));
  });
  document.addEventListener("click", function (event) {
    if (event.target.closest && event.target.closest("#grid .ag-cell") && !event.defaultPrevented && !String(getSelection())) open(event.target.closest(".ag-row"));
  });

  const functions = window.dashAgGridComponentFunctions = window.dashAgGridComponentFunctions || {};
  functions.EventLink = function (props) {
    if (!props.data) return null;
    const ops = JSON.stringify([["set", "event", props.data.id]]);
    const query = window.waqai.applied(location.search, [["set", "event", props.data.id]]);
    return window.React.createElement("a", { href: "?" + query, "data-ops": ops, tabIndex: -1, className: "cell-link", dir: "auto" }, props.value);
  };

  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.waqai = Object.assign(window.dash_clientside.waqai || {}, {
    sorted: function (request) {
      filled = asked();
      dress();
      const model = request && request.sortModel && request.sortModel[0];
      if (model && SORTED.has(model.colId)) {
        const sort = (model.sort === "desc" ? "-" : "") + model.colId;
        window.waqai.apply([["set", "sort", sort === "-date" ? null : sort]], true);
      }
      return window.dash_clientside.no_update;
    },
    refill: function () {
      if (document.getElementById("grid") && filled !== null && filled !== asked() && api()) api().purgeInfiniteCache();
      return window.dash_clientside.no_update;
    },
  });
})();
