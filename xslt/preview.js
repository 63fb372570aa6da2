(() => {
  const kept = 'teitools-preview ' + location.pathname;
  const stamp = document.querySelector('meta[name="teitools-preview"]').content;
  let source = null;
  const close = () => { if (source) { source.close(); source = null; } };
  const again = () => {
    close();
    const view = document.querySelector('input[name="view"]:checked');
    const open = [...document.querySelectorAll('details')].map(each => each.open);
    const state = { view: view && view.id, open, y: scrollY };
    sessionStorage.setItem(kept, JSON.stringify(state));
    location.reload();
  };
  const restore = () => {
    const state = JSON.parse(sessionStorage.getItem(kept) || 'null');
    sessionStorage.removeItem(kept);
    if (!state) { return; }
    const view = state.view && document.getElementById(state.view);
    if (view) { view.checked = true; }
    const details = [...document.querySelectorAll('details')];
    if (details.length === state.open.length) {
      details.forEach((each, number) => { each.open = state.open[number]; });
    }
    scrollTo(0, state.y);
  };
  const listen = () => {
    if (document.hidden) { close(); return; }
    if (source) { return; }
    source = new EventSource('/.teitools/events?since=' + encodeURIComponent(stamp));
    source.onmessage = again;
  };
  document.addEventListener('visibilitychange', listen);
  addEventListener('pagehide', close);
  addEventListener('pageshow', listen);
  restore();
  listen();
})();
