<?xml version="1.0" encoding="UTF-8"?>
<!-- The pages of a site that are not documents, from a summary of what is on them (docs/site.md).
     What fills the style element, and the hash in the policy, comes from the program. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:s="urn:teitools:site"
    xmlns:v="urn:teitools:view"
    exclude-result-prefixes="s v">

  <xsl:include href="site-frame.xsl"/>
  <xsl:include href="site-home.xsl"/>
  <xsl:include href="site-index.xsl"/>
  <xsl:include href="site-search.xsl"/>

  <xsl:output method="html" encoding="UTF-8" indent="no" doctype-system="about:legacy-compat"/>
  <xsl:key name="word" match="s:word" use="@id"/>
  <xsl:variable name="page" select="/s:page"/>

  <xsl:template match="/">
    <html lang="{$page/@lang}" dir="{$page/@dir}">
      <head>
        <meta charset="utf-8"/>
        <meta http-equiv="Content-Security-Policy">
          <xsl:attribute name="content"><xsl:apply-templates select="$page" mode="policy"/></xsl:attribute>
        </meta>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="color-scheme" content="light dark"/>
        <meta name="referrer" content="no-referrer"/>
        <title>
          <xsl:value-of select="$page/@title"/>
          <xsl:if test="$page/@title != $page/@site"><xsl:value-of select="concat(' – ', $page/@site)"/></xsl:if>
        </title>
        <xsl:if test="$page/s:introduction"><meta name="description" content="{$page/s:introduction}"/></xsl:if>
        <xsl:if test="$page/@url"><link rel="canonical" href="{$page/@url}"/></xsl:if>
        <xsl:if test="$page/@feed"><link rel="alternate" type="application/atom+xml" title="{$page/@site}" href="{$page/@feed}"/></xsl:if>
        <xsl:call-template name="site-head"/>
        <style></style>
        <xsl:if test="$page/@kind = 'search'"><script src="search/search.js" defer="defer"></script></xsl:if>
      </head>
      <body class="site-page site-{$page/@kind}">
        <a class="skip" href="#content"><xsl:call-template name="word"><xsl:with-param name="id">skip</xsl:with-param></xsl:call-template></a>
        <xsl:call-template name="site-bar"/>
        <main id="content">
          <xsl:apply-templates select="$page" mode="content"/>
        </main>
        <xsl:call-template name="foot"/>
      </body>
    </html>
  </xsl:template>

  <!-- What a page may do: show its own style; ask for the search, and the search page alone
       for its script. For some browsers nothing on a disk is 'self'. -->
  <xsl:template match="s:page" mode="policy">default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'</xsl:template>
  <xsl:template match="s:page[@kind = 'home']" mode="policy">default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'self'</xsl:template>
  <xsl:template match="s:page[@kind = 'search']" mode="policy">default-src 'none'; style-src 'unsafe-inline'; script-src 'self' file:; require-trusted-types-for 'script'; trusted-types teitools; base-uri 'none'; form-action 'self'</xsl:template>

  <!-- A word of the interface. -->
  <xsl:template name="word">
    <xsl:param name="id"/>
    <xsl:value-of select="key('word', $id)"/>
  </xsl:template>

  <xsl:template name="masthead">
    <header class="masthead"><h1><bdi><xsl:value-of select="$page/@title"/></bdi></h1></header>
  </xsl:template>

  <xsl:template match="s:page[@kind = 'missing']" mode="content">
    <xsl:call-template name="masthead"/>
    <p><xsl:call-template name="word"><xsl:with-param name="id">missing-text</xsl:with-param></xsl:call-template></p>
  </xsl:template>
  <xsl:template match="s:page[@kind = 'broken']" mode="content">
    <xsl:call-template name="masthead"/>
    <p><xsl:call-template name="word"><xsl:with-param name="id">broken-text</xsl:with-param></xsl:call-template></p>
  </xsl:template>

  <xsl:template name="foot">
    <footer>
      <p>
        <xsl:if test="$page/@feed">
          <a href="{$page/@feed}"><xsl:call-template name="word"><xsl:with-param name="id">feed</xsl:with-param></xsl:call-template></a>
          <xsl:text> · </xsl:text>
        </xsl:if>
        <xsl:call-template name="word"><xsl:with-param name="id">made</xsl:with-param></xsl:call-template>
      </p>
    </footer>
  </xsl:template>
</xsl:stylesheet>
