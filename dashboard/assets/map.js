/* The map's area filters, and its camera when the reader goes back and forward. */
(function () {
  "use strict";
  const short = (value) => String(Number(value.toFixed(3)));
  const plot = () => document.querySelector("#map .js-plotly-plot");

  /* Back and forward, and a chosen bubble of several places: the map follows the address. */
  function follow() {
    const drawn = window.waqaiMap.drawn();
    if (!drawn || drawn.isMoving() || !document.querySelector("[data-home]")) return;
    const asked = (new URLSearchParams(location.search).get("camera") || "").split(",").map(Number);
    const home = window.waqaiMap.home();
    const to = asked.length === 3 && asked.every(isFinite) ? { center: [asked[1], asked[0]], zoom: asked[2] } : { center: [home.lon, home.lat], zoom: home.zoom };
    const now = drawn.getCenter();
    if (Math.abs(now.lng - to.center[0]) < 1e-3 && Math.abs(now.lat - to.center[1]) < 1e-3 && Math.abs(drawn.getZoom() - to.zoom) < 1e-3) return;
    drawn.jumpTo(to, { originalEvent: new Event("popstate") });
  }
  window.addEventListener("popstate", follow);
  window.addEventListener("waqai:camera", follow);

  /* What stands in the frame as a box; on the plain map its axes tell it. */
  function box() {
    const drawn = window.waqaiMap.drawn();
    if (drawn) {
      const found = drawn.getBounds();
      return [found.getWest(), found.getSouth(), found.getEast(), found.getNorth()];
    }
    const layout = plot()._fullLayout, lat = (y) => Math.atan(Math.sinh(y * Math.PI / 180)) * 180 / Math.PI;
    return [layout.xaxis.range[0], lat(layout.yaxis.range[0]), layout.xaxis.range[1], lat(layout.yaxis.range[1])];
  }

  function lassoing(on) {
    const button = document.getElementById("map-lasso");
    if (button) button.setAttribute("aria-pressed", String(on));
    const graph = plot();
    if (graph) window.Plotly.relayout(graph, { dragmode: on ? "lasso" : "pan" });
    const drawn = window.waqaiMap.drawn();
    if (drawn && drawn.cooperativeGestures) drawn.cooperativeGestures[on ? "disable" : "enable"]();
  }

  document.addEventListener("click", function (event) {
    const at = (id) => event.target.closest && event.target.closest(id);
    if (at("#map-inview") && plot()) window.waqai.apply([["set", "lasso", null], ["set", "bbox", box().map(short).join(",")]]);
    if (at("#map-lasso")) lassoing(at("#map-lasso").getAttribute("aria-pressed") !== "true");
  });
  document.addEventListener("keydown", function (event) {
    const button = document.getElementById("map-lasso");
    if (event.key === "Escape" && button && button.getAttribute("aria-pressed") === "true") lassoing(false);
  });

  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.waqai = Object.assign(window.dash_clientside.waqai || {}, {
    lasso: function (chosen) {
      const drawn = chosen && chosen.lassoPoints;
      const lat = (y) => Math.atan(Math.sinh(y * Math.PI / 180)) * 180 / Math.PI;
      const ring = drawn && (drawn.map || (drawn.x && drawn.x.map((x, index) => [x, lat(drawn.y[index])])));
      if (ring && ring.length > 2) {
        const step = Math.ceil(ring.length / 60);
        const kept = ring.filter((one, index) => index % step === 0).map((one) => one.map(short).join(","));
        lassoing(false);
        if (kept.length > 2) window.waqai.apply([["set", "bbox", null], ["set", "lasso", kept.join(";")]]);
      }
      return window.dash_clientside.no_update;
    },
  });
})();
