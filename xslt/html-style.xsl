<?xml version="1.0" encoding="UTF-8"?>
<!-- The look of the page: colours, measure, masthead, panels, print. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:template name="style"><xsl:text><![CDATA[
:root {
  color-scheme: light dark;
  --paper: #fffdf9; --panel: #f6f2ea; --ink: #211e1a; --quiet: #6a6156; --rule: #ddd5c7;
  --accent: #8c2f1f; --hand: #24577a; --added: #276237; --removed: #8f3838;
  --serif: "Iowan Old Style", "Palatino Linotype", Palatino, "Book Antiqua", "Noto Serif",
    "Source Serif 4", "Liberation Serif", Georgia, "Times New Roman", serif;
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #181715; --panel: #22201d; --ink: #e7e1d6; --quiet: #a79d8f; --rule: #3b372f;
    --accent: #e6a08d; --hand: #92c2e3; --added: #8fcf9f; --removed: #e39b9b;
  }
}
* { box-sizing: border-box; }
html { font: 112.5%/1.62 var(--serif); background: var(--paper); color: var(--ink);
  -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-padding-top: 1.5rem; }
body { margin: 0; overflow-wrap: break-word; }
main, footer { max-width: 37rem; margin: 0 auto; padding: 0 1.5rem; }
a { color: var(--accent); text-decoration-thickness: 1px; text-underline-offset: 0.16em; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
:target:not(article) { background: color-mix(in srgb, var(--accent) 12%, transparent); }
.skip { font-family: var(--sans); background: var(--panel); z-index: 2; }
.skip:focus { position: absolute; inset-inline-start: 1rem; top: 0.5rem; padding: 0.4rem 0.8rem; }
.skip:not(:focus), .spoken { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);
  white-space: nowrap; user-select: none; -webkit-user-select: none; }
sup, sub { line-height: 0; }
h1, h2, h3, h4, h5 { line-height: 1.25; font-weight: 600; text-wrap: balance; }
h1 { font-size: clamp(1.4rem, 1.1rem + 1.1vw, 1.6rem); margin: 0.45rem 0 0; letter-spacing: -0.01em;
  text-wrap: pretty; }
h2 { font-size: 1.25rem; margin: 2.4rem 0 0.8rem; }
h3 { font-size: 1.1rem; margin: 2rem 0 0.7rem; }
h4, h5 { font-size: 1rem; margin: 1.6rem 0 0.6rem; }
p, .p { margin: 0 0 0.95rem; hanging-punctuation: first allow-end; }

.masthead { padding: 4.5rem 0 1.6rem; border-bottom: 1px solid var(--rule); margin-bottom: 1.6rem; }
.masthead .date { font: 0.82rem/1.4 var(--sans); color: var(--accent); letter-spacing: 0.04em; }
.masthead .subtitle { font-size: 1.15rem; color: var(--quiet); margin-top: 0.5rem; }
.masthead .author { margin-top: 0.7rem; color: var(--quiet); font-style: italic; }
.abstract { font-size: 0.94rem; line-height: 1.55; color: var(--quiet); margin-bottom: 1.6rem; }
.abstract h2, .panel h2 { font: 600 0.72rem/1.4 var(--sans); letter-spacing: 0.09em;
  text-transform: uppercase; color: var(--quiet); margin: 0 0 0.4rem; }

.panel { font: 0.84rem/1.5 var(--sans); background: var(--panel); border: 1px solid var(--rule);
  border-radius: 6px; margin-bottom: 0.6rem; }
.panel summary { cursor: pointer; padding: 0.55rem 0.9rem; font-weight: 600; }
.panel-body { padding: 0.2rem 0.9rem 0.9rem; margin: 0; }
.panel section { padding-top: 0.9rem; margin-top: 0.9rem; border-top: 1px solid var(--rule); }
.panel section:first-child { border-top: 0; margin-top: 0; padding-top: 0.3rem; }
.panel dl { margin: 0; }
.panel dl > div { display: grid; grid-template-columns: 8.5rem minmax(0, 1fr); gap: 0 1rem;
  padding: 0.16rem 0; }
.panel dt { color: var(--quiet); }
.panel dt::first-letter { text-transform: uppercase; }
.panel dd { margin: 0; }
.panel dd p, .panel dd .p { margin: 0 0 0.4rem; }
.panel dd dl > div { grid-template-columns: 6.5rem minmax(0, 1fr); }
.panel code { font-size: 0.92em; color: var(--quiet); }
.panel ul { margin: 0; padding: 0; list-style: none; }
.legend dt { font-family: var(--serif); font-size: 1rem; color: var(--ink); }
.legend dt::first-letter { text-transform: none; }

article { padding: 2rem 0 1rem; }
.document + .document { border-top: 3px double var(--rule); margin-top: 3rem; }
.footnotes, .persons { border-top: 1px solid var(--rule); margin-top: 2.2rem;
  font-size: 0.88rem; line-height: 1.5; }
.footnotes h2, .persons h2 { font-size: 1rem; margin: 1.1rem 0 0.6rem; }
.footnotes ol { padding-inline-start: 1.6rem; }
.footnotes li::marker { font-family: var(--sans); font-size: 0.8em; color: var(--quiet); }
.footnotes .p { display: inline; }
.persons ul { list-style: none; margin: 0; padding: 0; }
.persons li { padding: 0.12rem 0; }
.persons .part { color: var(--quiet); }
.mention { font: 0.72rem/1 var(--sans); border: 1px solid var(--rule); border-radius: 3px;
  padding: 0.1rem 0.35rem; text-decoration: none; margin-inline-start: 0.15rem; }
footer { margin-top: 2.5rem; padding-top: 1rem; padding-bottom: 3.5rem; color: var(--quiet);
  font: 0.78rem/1.5 var(--sans); }
footer p { margin: 0 0 0.4rem; }

@media (max-width: 34rem) {
  html { font-size: 106%; }
  main, footer { padding-inline: 1.2rem; }
  .masthead { padding-top: 2.2rem; }
  .panel dl > div, .panel dd dl > div { display: block; padding: 0.25rem 0; }
  .legend dl > div, .panel.legend .panel-body > div { display: grid;
    grid-template-columns: 6.5rem minmax(0, 1fr); }
}
.panel.legend .panel-body > div { display: grid; grid-template-columns: 8.5rem minmax(0, 1fr);
  gap: 0 1rem; padding: 0.16rem 0; align-items: baseline; }

@media print {
  :root { color-scheme: light; --paper: #fff; --panel: #fff; --ink: #000; --quiet: #444; --rule: #bbb;
    --accent: #000; --hand: #1f3f57; --added: #000; --removed: #444; }
  @page { margin: 22mm 24mm; }
  html { font-size: 10.5pt; line-height: 1.45; background: #fff; }
  main, footer { max-width: none; padding: 0; }
  main { display: flex; flex-direction: column; }
  .panel { order: 1; margin-top: 1.5rem; }
  .masthead { padding-top: 0; }
  .skip, .anchor, .back, .mention { display: none !important; }
  a { text-decoration: none; }
  .panel { border: 0; border-top: 1px solid var(--rule); border-radius: 0; }
  .panel summary { list-style: none; padding-inline: 0; font-size: 1rem; }
  .panel-body { padding-inline: 0; }
  details::details-content { content-visibility: visible; display: block; block-size: auto; }
  h1, h2, h3, h4, .speaker { break-after: avoid; }
  p, .p { orphans: 3; widows: 3; }
  aside.note, tr, figure { break-inside: avoid; }
}
]]></xsl:text></xsl:template>
</xsl:stylesheet>
