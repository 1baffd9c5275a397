/* Menus close by themselves; pictures of charts; copying; printing; news from the server. */
(function () {
  "use strict";
  const close = (but) => document.querySelectorAll("details.menu[open]").forEach((menu) => { if (menu !== but) menu.open = false; });

  document.addEventListener("click", function (event) {
    const target = event.target.closest ? event.target : document.body;
    const menu = target.closest("details.menu");
    close(target.closest(".menu-item[role=checkbox]") || !target.closest(".menu-item") ? menu : null);
    const picture = target.closest("[data-png]");
    if (picture) save(picture.dataset.png);
    const copied = target.closest("[data-copy]");
    if (copied) copy(copied);
    if (target.closest("#print")) window.print();
  });

  document.addEventListener("keydown", function (event) {
    const menu = event.key === "Escape" && event.target.closest && event.target.closest("details.menu[open]");
    if (!menu) return;
    menu.open = false;
    menu.firstElementChild.focus();
  });

  function save(name) {
    const plot = document.querySelector(`#${name} .js-plotly-plot`);
    if (!plot) return;
    const colours = getComputedStyle(document.documentElement);
    const wish = { format: "png", scale: 2, width: plot.clientWidth, height: plot.clientHeight };
    const layout = Object.assign({}, plot.layout, { paper_bgcolor: colours.getPropertyValue("--surface").trim() });
    const figure = plot._fullLayout.map ? plot : { data: plot.data, layout: layout, config: { plotlyServerURL: "" } };
    window.Plotly.toImage(figure, wish).then(function (address) {
      const link = document.createElement("a");
      link.href = address;
      link.download = `waqai-${name}.png`;
      link.click();
    });
  }

  function announce(text) {
    const live = document.getElementById("announce");
    if (live) live.textContent = text;
  }

  function copy(button) {
    const text = button.dataset.copy === "address" ? location.href : button.dataset.copy;
    const done = () => announce(button.dataset.done || "");
    if (navigator.clipboard && window.isSecureContext) navigator.clipboard.writeText(text).then(done);
    else {
      const field = document.createElement("textarea");
      field.value = text;
      document.body.append(field);
      field.select();
      document.execCommand("copy");
      field.remove();
      done();
    }
    button.classList.add("copied");
    setTimeout(() => button.classList.remove("copied"), 1600);
  }

  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.waqai = Object.assign(window.dash_clientside.waqai || {}, {
    /* The server's revision, asked now and then; where it has moved on, the page asks for its address anew. */
    news: function (ticks) {
      const page = document.getElementById("page");
      if (!ticks || document.hidden || !page || !page.dataset.revision) return window.dash_clientside.no_update;
      fetch("/healthz").then((answer) => answer.ok ? answer.json() : null).then(function (found) {
        if (!found || found.revision === undefined || Number(page.dataset.revision) >= found.revision) return;
        window.dash_clientside.set_props("device", { data: Object.assign(window.dash_clientside.waqai.device(), { asked: found.revision }) });
        announce(page.dataset.news || "");
      }, () => null);
      return window.dash_clientside.no_update;
    },
  });
})();
