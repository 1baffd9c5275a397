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
