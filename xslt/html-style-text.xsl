<?xml version="1.0" encoding="UTF-8"?>
<!-- The look of the text: speeches, notes, and the marks of hands and editors. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:template name="style-text"><xsl:text><![CDATA[
.opener { margin-bottom: 1.6rem; }
.closer { margin-top: 1.8rem; }
.byline, .dateline, .salute, .signed, .address, .addrLine { display: block; }
.opener, .closer { font-size: 0.95rem; }
.dateline { color: var(--quiet); }
.trailer, .titlePage, .subheading { margin: 0 0 1.4rem; }
.subheading { font-style: italic; font-size: 1.06rem; line-height: 1.45; text-wrap: balance; }
.epigraph, .argument { margin: 0 0 1.4rem; padding-inline-start: 2rem; color: var(--quiet); }
blockquote { margin: 0 0 1rem; padding-inline-start: 1.4rem; }
.castItem, .l, .docAuthor, .docImprint { display: block; }
.lg { margin: 0 0 0.95rem; }
.l { padding-inline-start: 1.5em; text-indent: -1.5em; }
ul.none, ul.simple { list-style: none; padding-inline-start: 1rem; }
figure { margin: 1.4rem 0; padding: 0.8rem 1rem; border: 1px solid var(--rule); border-radius: 4px;
  font: 0.84rem/1.5 var(--sans); }
figcaption { color: var(--quiet); }
.scroll { overflow-x: auto; margin: 0 0 1.2rem; }
table { border-collapse: collapse; font-size: 0.9rem; line-height: 1.4; }
caption { text-align: start; font-style: italic; padding-bottom: 0.4rem; }
td { border-top: 1px solid var(--rule); padding: 0.35rem 1rem 0.35rem 0; vertical-align: top;
  min-width: 4rem; }
td.label { font-weight: 600; }
hr { border: 0; text-align: center; margin: 1.6rem 0; }
hr::before { content: "* * *"; color: var(--quiet); letter-spacing: 0.4em; }

.p, .sp, .note, .speaker, h2, h3, h4, h5 { position: relative; }
.sp { margin-bottom: 1.1rem; }
.sp > .p:last-child { margin-bottom: 0; }
.speaker { font: 600 0.86rem/1.4 var(--sans); letter-spacing: 0.01em; margin: 0 0 0.15rem;
  break-after: avoid; }
.attribution { font: italic 0.76rem/1.4 var(--sans); color: var(--quiet); user-select: none;
  -webkit-user-select: none; border-block-end: 1px dotted var(--quiet); width: fit-content;
  margin-bottom: 0.3rem; }
.stage { font-style: italic; color: var(--quiet); }
div.stage { margin: 0 0 0.95rem; }
.anchor { position: absolute; inset-inline-start: -1.15rem; top: 0; width: 1.15rem; opacity: 0;
  text-decoration: none; font: 0.86rem/1.9 var(--sans); font-style: normal; text-indent: 0; }
.anchor::before { content: "\00b6" / ""; }
.p:hover > .anchor, .note:hover > .anchor, .speaker:hover > .anchor, h2:hover > .anchor,
h3:hover > .anchor, h4:hover > .anchor, .anchor:focus { opacity: 0.75; }
.joined { margin: 0 0 0.95rem; }
.joined > p.p { display: inline; }
.joined > .continued > .anchor { inset-inline-start: -0.3rem; top: -1.1rem; }
.continued::before { content: "\00a6\2009" / ""; color: var(--accent); font-weight: 400; }

.mark { color: var(--hand); }
.supplied { color: var(--hand); }
.aside { color: color-mix(in srgb, var(--ink) 82%, var(--quiet)); }
.note { font-family: var(--sans); font-size: 0.84em; line-height: 1.45; color: var(--hand); }
aside.note { margin: 0 0 1.1rem; padding: 0.5rem 0.9rem; border-inline-start: 3px solid var(--hand);
  background: var(--panel); font-size: 0.84rem; }
aside.note .p:last-child { margin-bottom: 0; }
.original { color: var(--hand); font-size: 0.94em; }
.note-reference { font: 0.68em/1 var(--sans); vertical-align: super; }
.note-reference a { text-decoration: none; padding-inline: 0.12em; }
.back { text-decoration: none; font-family: var(--sans); }
del { color: var(--removed); text-decoration: line-through 1px; }
ins { color: var(--added); text-decoration: underline 1px; text-underline-offset: 0.16em; }
ins.above::before, ins.below::before { content: "\2038" / ""; }
.unclear { text-decoration: underline dotted 1.5px var(--quiet); text-underline-offset: 0.2em; }
.sic { text-decoration: underline wavy 1px var(--quiet); text-underline-offset: 0.22em; }
.gap, .character { font: italic 0.84em var(--sans); color: var(--hand); }
.typist { font: 0.78rem/1.5 ui-monospace, "Liberation Mono", Consolas, monospace; color: var(--quiet);
  letter-spacing: 0.06em; }
.pb { font: 0.68rem/1 var(--sans); color: var(--quiet); border: 1px solid var(--rule);
  border-radius: 3px; padding: 0.08rem 0.3rem; margin-inline: 0.2rem; white-space: nowrap; }
cite.quoted { font-style: normal; }
.small-caps { font-variant-caps: small-caps; }
.spaced { letter-spacing: 0.14em; }
.foreign, .original i { font-style: italic; }
a.name { color: inherit; text-decoration: underline dotted 1px var(--quiet); }
a.name:hover { color: var(--accent); }

@media (min-width: 62rem) {
  .sp > .attribution { position: absolute; inset-inline-end: 100%; margin-inline-end: 1.9rem; top: 0.28rem;
    width: 9rem; text-align: end; border-block-end: 0; margin-bottom: 0; }
}
@media print {
  .sp > .attribution { position: static; width: fit-content; text-align: start; margin-inline-end: 0;
    border-block-end: 1px dotted var(--quiet); }
  aside.note { background: none; }
}
]]></xsl:text></xsl:template>
</xsl:stylesheet>
